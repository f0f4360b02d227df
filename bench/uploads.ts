import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct } from './product.ts';
import { writeLargePicture } from './uploads/large-picture.ts';
import { sendUploads } from './uploads/send-uploads.ts';
import { watchEach, webProcessesOf } from './uploads/watch-web.ts';

/**
 * `npm run bench:uploads`: uploads of large pictures to the starter `digits`, many at once, and how much memory the web
 * processes take meanwhile. BENCH_UPLOADS are the numbers at once (`1,10,100`), BENCH_MEGABYTES the size of each.
 */
const counts = (process.env.BENCH_UPLOADS ?? '1,10,100').split(',').map(Number);
const megabytes = Number(process.env.BENCH_MEGABYTES ?? 50);

const folder = mkdtempSync(join(tmpdir(), 'bellwether-bench-uploads-'));
const picture = await writeLargePicture(folder, megabytes * 1e6);
// Its uploads lie here while they are answered.
const product = await startProduct({ TMPDIR: folder });
type Figures = {
  uploads: number;
  sizeBytes: number;
  tookMs: number;
  answered: number;
  idleBytes: number;
  highestBytes: number;
};
const figures: Figures[] = [];
try {
  // The starter is published after the start.
  while ((await sendUploads(product, { model: 'digits' }, picture, 1))[0]?.status !== 200) await sleep(1_000);
  for (const uploads of counts) {
    const pids = webProcessesOf(product.pid);
    const idle = watchEach(pids).stop();
    const watch = watchEach(pids);
    const startedAt = performance.now();
    const sent = await sendUploads(product, { model: 'digits' }, picture, uploads);
    const tookMs = performance.now() - startedAt;
    figures.push({
      uploads,
      sizeBytes: statSync(picture).size,
      tookMs,
      answered: sent.filter(({ status }) => status === 200).length,
      idleBytes: Math.max(...idle),
      highestBytes: Math.max(...watch.stop()),
    });
    console.log(figures.at(-1));
  }
  const left = readdirSync(folder, { recursive: true }).filter((name) => /uploads-[^/]*\/./.test(String(name)));
  if (left.length > 0) throw new Error(`Files were left behind: ${left.join(', ')}`);
} finally {
  await product.stop();
  rmSync(folder, { recursive: true, force: true });
}

const mb = (bytes: number) => Math.round(bytes / 1e6).toLocaleString('en');
const row = ({ uploads, sizeBytes, answered, tookMs, idleBytes, highestBytes }: Figures) =>
  `| ${uploads} × ${mb(sizeBytes)} MB | ${answered} | ${(tookMs / 1000).toFixed(1)} | ${mb((uploads * sizeBytes) / (tookMs / 1000))} | ${mb(idleBytes)} | ${mb(highestBytes)} |`;
const table = [
  `${cpus().length} cores shared with the sender, Node ${process.version}. Memory is the highest resident size of a web process that was seen, before and during.`,
  '',
  '| pictures at once | answered | s | MB/s | idle MB | highest MB |',
  '| ---: | ---: | ---: | ---: | ---: | ---: |',
  ...figures.map(row),
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/uploads.md', import.meta.url), `# Large uploads at once\n\n${table}\n`);
writeFileSync(new URL('results/uploads.json', import.meta.url), `${JSON.stringify({ figures }, null, 2)}\n`);
