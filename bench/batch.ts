import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { type Figures, runContest } from './batch/contest.ts';

/**
 * `npm run bench:batch`: a CSV file through the iris forest to a CSV file, by a batch job (stored, queued, taken by the
 * worker, billed, downloaded) and by a script of pandas and scikit-learn, in turns, both from start to finished file.
 * BENCH_PYTHON names the Python that has the peer's packages, BENCH_ROWS the sizes (`1000000,10000000`), BENCH_ROUNDS
 * how often each.
 */
const sizes = (process.env.BENCH_ROWS ?? '1000000').split(',').map(Number);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const python = process.env.BENCH_PYTHON ?? 'python3';

const figures = await runContest({ sizes, rounds, python });

const seconds = (ms: number | null) => (ms === null ? '' : (ms / 1000).toFixed(2));
const megabytes = (bytes: number | null) => (bytes === null ? '' : String(Math.round(bytes / 1e6)));
const row = ({ rows, ours, peer }: Figures) =>
  `| ${rows.toLocaleString('en')} | ${seconds(ours.tookMs)} | ${Math.round(rows / (ours.tookMs / 1000)).toLocaleString('en')} | ${megabytes(ours.workerBytes)} | ${megabytes(ours.treeBytes)} | ${seconds(peer?.tookMs ?? null)} | ${megabytes(peer?.peakBytes ?? null)} | ${peer ? (ours.tookMs / peer.tookMs).toFixed(2) : ''} |`;
const table = [
  `Median of ${rounds} rounds, ${cpus().length} cores, Node ${process.version}. Memory is the highest resident size that was seen: of the worker, and of the worker with its scoring process and its model host.`,
  '',
  '| rows | batch job s | rows/s | worker MB | all of it MB | pandas + scikit-learn s | its MB | ratio of times |',
  '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...figures.map(row),
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/batch.md', import.meta.url), `# Batch inference, side by side\n\n${table}\n`);
writeFileSync(new URL('results/batch.json', import.meta.url), `${JSON.stringify({ rounds, figures }, null, 2)}\n`);
