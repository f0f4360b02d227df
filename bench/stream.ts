import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { startProduct } from './product.ts';
import { sendStream } from './stream/send-stream.ts';
import { watchEach, webProcessesOf } from './uploads/watch-web.ts';

/**
 * `npm run bench:stream`: flowers as JSON lines through the starter `iris`, answered while they are sent: lines a second,
 * and the highest memory of a web process. BENCH_LINES are the sizes (`100000,1000000`), BENCH_ROUNDS how often each.
 */
const sizes = (process.env.BENCH_LINES ?? '100000,1000000').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

/** As a batch job does: else every row and answer is written to the database as well. */
const keepsNothing = { method: 'PATCH', body: '{"keepsInputs":false}' };

type Figures = { lines: number; tookMs: number; idleBytes: number; highestBytes: number };
const figures: Figures[] = [];
const product = await startProduct();
try {
  // The starter is published after the start.
  while ((await sendStream(product, 'iris', 10_000)).answered !== 10_000) await sleep(1_000);
  const json = { 'content-type': 'application/json' };
  await fetch(`${product.origin}/api/v1/models/iris`, { ...keepsNothing, headers: { ...product.headers, ...json } });
  for (const lines of sizes) {
    const times: number[] = [];
    const pids = webProcessesOf(product.pid);
    const idleBytes = Math.max(...watchEach(pids).stop());
    const watch = watchEach(pids);
    for (let round = 1; round <= rounds; round++) {
      const { answered, tookMs } = await sendStream(product, 'iris', lines);
      if (answered !== lines) throw new Error(`${answered} of ${lines} lines were answered`);
      times.push(tookMs);
      console.log(`${lines} lines, round ${round}: ${Math.round(tookMs)} ms`);
    }
    const tookMs = times.sort((a, b) => a - b)[times.length >> 1]!;
    figures.push({ lines, tookMs, idleBytes, highestBytes: Math.max(...watch.stop()) });
  }
} finally {
  await product.stop();
}

const mb = (bytes: number) => Math.round(bytes / 1e6).toLocaleString('en');
const row = ({ lines, tookMs, idleBytes, highestBytes }: Figures) =>
  `| ${lines.toLocaleString('en')} | ${(tookMs / 1000).toFixed(2)} | ${Math.round(lines / (tookMs / 1000)).toLocaleString('en')} | ${mb(idleBytes)} | ${mb(highestBytes)} |`;
const table = [
  `Median of ${rounds} rounds, ${cpus().length} cores, Node ${process.version}, one stream at a time, sent and read by a client on the same machine; the model keeps no inputs, as a batch job keeps none. Memory is the highest resident size of a web process, Next with all its pages among it, before and meanwhile.`,
  '',
  '| lines | s | lines/s | web process before MB | meanwhile MB |',
  '| ---: | ---: | ---: | ---: | ---: |',
  ...figures.map(row),
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/stream.md', import.meta.url), `# Streaming batch\n\n${table}\n`);
