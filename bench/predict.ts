import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Contestant, makeForest, startBellwether, startEcho, startPeer } from './contestants.ts';
import { load, type Measured } from './load.ts';
import { webProcesses } from './product.ts';

/**
 * `npm run bench:predict`: `/api/predict` with everything on (key, limit check, validation, a forest of 100 trees,
 * a committed ledger row) beside a bare echo and beside what people write in Python, in turns, under the same load.
 * BENCH_PYTHON names the Python that has the peers' packages; BENCH_SECONDS and BENCH_ROUNDS the length.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 128);
const python = process.env.BENCH_PYTHON ?? 'python3';

const forest = makeForest(python);
const folder = 'folder' in forest ? forest.folder : null;
if ('missing' in forest) console.log(`Without the Python peers: ${forest.missing}`);

const starts: (() => Promise<Contestant>)[] = [startEcho, () => startBellwether(folder)];
if (folder) {
  starts.push(() => startPeer('FastAPI + scikit-learn', 'fastapi_sklearn', python, folder));
  starts.push(() => startPeer('FastAPI + onnxruntime', 'fastapi_onnxruntime', python, folder));
}

const contestants: Contestant[] = [];
const runs = new Map<string, Measured[]>();
try {
  for (const start of starts) contestants.push(await start());
  for (const contestant of contestants) await load({ ...contestant, seconds: 2, connections });
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const measured = await load({ ...contestant, seconds, connections });
      runs.set(contestant.name, [...(runs.get(contestant.name) ?? []), measured]);
      console.log(`round ${round + 1}  ${contestant.name}: ${Math.round(measured.perSecond)} calls/s`);
    }
  }
} finally {
  for (const contestant of contestants) await contestant.stop();
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
const figures = [...runs].map(([name, measured]) => ({
  name,
  perSecond: Math.round(median(measured.map((run) => run.perSecond))),
  p50Ms: median(measured.map((run) => run.p50Ms)),
  p99Ms: median(measured.map((run) => run.p99Ms)),
  failed: measured.reduce((sum, run) => sum + run.failed, 0),
}));
const ours = figures.find(({ name }) => name.startsWith('Bellwether'))!;
const table = [
  `Median of ${rounds} rounds of ${seconds} s, ${connections} connections, ${cpus().length} cores shared with the load generator, ${webProcesses} web processes of Bellwether, Node ${process.version}.`,
  '',
  '| server | calls/s | p50 ms | p99 ms | failed | Bellwether is |',
  '| --- | ---: | ---: | ---: | ---: | ---: |',
  ...figures.map(
    ({ name, perSecond, p50Ms, p99Ms, failed }) =>
      `| ${name} | ${perSecond} | ${p50Ms} | ${p99Ms} | ${failed} | ${(ours.perSecond / perSecond).toFixed(2)} × |`,
  ),
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/predict.md', import.meta.url), `# /api/predict, side by side\n\n${table}\n`);
writeFileSync(
  new URL('results/predict.json', import.meta.url),
  `${JSON.stringify({ seconds, rounds, connections, figures }, null, 2)}\n`,
);
