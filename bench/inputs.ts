import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Contestant } from './contestants.ts';
import { load, type Measured } from './load.ts';
import { webProcesses } from './product.ts';

/**
 * `npm run bench:inputs -- image`: files and texts through `/api/predict`, from the upload to the answer, beside the same work in
 * Python (FastAPI, onnxruntime, and what prepares the input there), in turns, under the same load. A file of
 * `bench/inputs` for each kind says what is compared; the figures go to `bench/results/inputs-<kind>.md`.
 * BENCH_PYTHON names the Python that has the peers' packages; BENCH_SECONDS and BENCH_ROUNDS the length.
 */
export type Contest = {
  /** What is sent, and who answers it. */
  inputs: { name: string; contestants: Contestant[] }[];
  stop(): Promise<void>;
};

const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 16);
const python = process.env.BENCH_PYTHON ?? 'python3';
const kinds: Record<string, () => Promise<{ start(python: string): Promise<Contest> }>> = {
  image: () => import('./inputs/image.ts'),
  audio: () => import('./inputs/audio.ts'),
  text: () => import('./inputs/text.ts'),
};

for (const kind of process.argv.slice(2)) {
  const module = kinds[kind];
  if (!module) throw new Error(`no such kind of input: ${kind}; there are ${Object.keys(kinds).join(', ')}`);
  await compare(kind, await (await module()).start(python));
}

async function compare(kind: string, { inputs, stop }: Contest): Promise<void> {
  const rows: string[] = [];
  try {
    for (const { name, contestants } of inputs) {
      const runs = new Map<Contestant, Measured[]>(contestants.map((contestant) => [contestant, []]));
      for (const contestant of contestants) await load({ ...contestant, seconds: 2, connections });
      for (let round = 0; round < rounds; round++) {
        for (const contestant of contestants) {
          const measured = await load({ ...contestant, seconds, connections });
          runs.get(contestant)!.push(measured);
          console.log(`${name}, round ${round + 1}  ${contestant.name}: ${Math.round(measured.perSecond)} calls/s`);
        }
      }
      rows.push(...rowsOf(name, runs));
    }
  } finally {
    await stop();
  }
  const table = [
    `Median of ${rounds} rounds of ${seconds} s, ${connections} connections, ${cpus().length} cores shared with the load generator, ${webProcesses} web processes of Bellwether and as many workers of its peer, Node ${process.version}.`,
    '',
    '| input | server | calls/s | p50 ms | p99 ms | failed | Bellwether is |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
    ...rows,
  ].join('\n');
  console.log(`\n${table}`);
  mkdirSync(new URL('results', import.meta.url), { recursive: true });
  writeFileSync(new URL(`results/inputs-${kind}.md`, import.meta.url), `# Inputs: ${kind}, side by side\n\n${table}\n`);
}

function rowsOf(input: string, runs: ReadonlyMap<Contestant, Measured[]>): string[] {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
  const figures = [...runs].map(([{ name }, measured]) => ({
    name,
    perSecond: median(measured.map((run) => run.perSecond)),
    p50Ms: median(measured.map((run) => run.p50Ms)),
    p99Ms: median(measured.map((run) => run.p99Ms)),
    failed: measured.reduce((sum, run) => sum + run.failed, 0),
  }));
  const ours = figures.find(({ name }) => name.startsWith('Bellwether'))!;
  return figures.map(
    ({ name, perSecond, p50Ms, p99Ms, failed }) =>
      `| ${input} | ${name} | ${Math.round(perSecond)} | ${p50Ms} | ${p99Ms} | ${failed} | ${(ours.perSecond / perSecond).toFixed(2)} × |`,
  );
}
