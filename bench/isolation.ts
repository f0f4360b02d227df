import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { slowModelTaking } from '#tests/support/onnx-fixtures';
import { load, type Measured } from './load.ts';
import { publishModel, startProduct } from './product.ts';
import { trickle } from './trickle.ts';

/**
 * `npm run bench:isolation`: how long the iris model takes to answer a steady trickle of calls while another model,
 * which takes 200 ms a run, is asked as fast as it answers; beside the same trickle without it, in turns.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const callsPerSecond = 200;
const slowConnections = 16;
const slowMs = 200;

const product = await startProduct();
const idle: Measured[] = [];
const beside: Measured[] = [];
const slow: Measured[] = [];
try {
  const path = join(mkdtempSync(join(tmpdir(), 'bellwether-bench-')), 'slow.onnx');
  writeFileSync(path, await slowModelTaking(slowMs));
  await publishModel(product, { slug: 'slow', path });
  const url = `${product.origin}/api/predict`;
  const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
  const call = { url, headers: product.headers, seconds };
  const iris = () => trickle({ ...call, body: { model: 'iris', input: flower }, callsPerSecond });
  const busy = () => load({ ...call, body: { model: 'slow', input: { X: 1 } }, connections: slowConnections });
  await iris();
  for (let round = 0; round < rounds; round++) {
    idle.push(await iris());
    const [ofIris, ofSlow] = await Promise.all([iris(), busy()]);
    beside.push(ofIris);
    slow.push(ofSlow);
    console.log(`round ${round + 1}: p99 ${idle.at(-1)!.p99Ms} ms alone, ${ofIris.p99Ms} ms beside the slow model`);
  }
} finally {
  await product.stop();
}

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const figures = (runs: Measured[]) => ({
  perSecond: Math.round(median(runs.map(({ perSecond }) => perSecond))),
  p50Ms: median(runs.map(({ p50Ms }) => p50Ms)),
  p99Ms: median(runs.map(({ p99Ms }) => p99Ms)),
  failed: runs.reduce((sum, { failed }) => sum + failed, 0),
});
const row = (name: string, runs: Measured[]) => {
  const { perSecond, p50Ms, p99Ms, failed } = figures(runs);
  return `| ${name} | ${perSecond} | ${p50Ms} | ${p99Ms} | ${failed} |`;
};
const ratio = figures(beside).p99Ms / figures(idle).p99Ms;
const table = [
  `Median of ${rounds} rounds of ${seconds} s, ${callsPerSecond} calls/s to iris, ${slowConnections} connections to a model of ${slowMs} ms, ${cpus().length} cores shared with the load generator.`,
  '',
  '| model | calls/s | p50 ms | p99 ms | failed |',
  '| --- | ---: | ---: | ---: | ---: |',
  row('iris, alone', idle),
  row('iris, beside the slow model', beside),
  row('the slow model', slow),
  '',
  `p99 of iris beside the slow model: ${ratio.toFixed(2)} × that alone.`,
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/isolation.md', import.meta.url), `# A slow model beside a quick one\n\n${table}\n`);
