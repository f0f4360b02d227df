import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { measureQuality, measureText, type Quality } from './train/quality.ts';
import { hasRealData } from './train/real-tables.ts';
import { measureSpeed, type Speed } from './train/speed.ts';
import { startXgboost } from './train/xgboost-peer.ts';

/**
 * `npm run bench:train`: our gradient boosting beside the real XGBoost: speed on 80,000 × 28, growth with the rows, and
 * quality on real data; and the text learner. BENCH_PYTHON names the Python that has the peer's packages, BENCH_THREADS
 * the threads of both, BENCH_ROUNDS how often speed is measured, BENCH_ROWS the sizes for growth.
 */
const python = process.env.BENCH_PYTHON ?? 'python3';
const threads = Number(process.env.BENCH_THREADS ?? availableParallelism());
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const sizes = (process.env.BENCH_ROWS ?? '10000,30000,100000,300000,1000000').split(',').map(Number);

const peer = await startXgboost(python);
if (!peer) console.log(`Without XGBoost: ${python} lacks the packages of bench/peers/requirements.txt`);
if (!hasRealData) console.log('Without quality: ../shared/data is missing');

let speed: Speed;
const growth: Speed[] = [];
const qualities: Quality[] = [];
try {
  speed = await measureSpeed(80_000, rounds, threads, peer);
  for (const rows of sizes) {
    const measured = await measureSpeed(rows, Math.min(rounds, rows > 100_000 ? 1 : 3), threads, peer);
    console.log(`${rows} rows: ${measured.seconds.toFixed(2)} s, XGBoost ${measured.xgboostSeconds?.toFixed(2)} s`);
    growth.push(measured);
  }
  if (hasRealData) qualities.push(...(await measureQuality(peer)), await measureText());
} finally {
  peer?.stop();
}

const ratioOf = ({ seconds, xgboostSeconds }: Speed) => (xgboostSeconds ? (seconds / xgboostSeconds).toFixed(2) : '');
const speedRow = (one: Speed) =>
  `| ${one.rows.toLocaleString('en')} | ${one.seconds.toFixed(2)} | ${one.xgboostSeconds?.toFixed(2) ?? ''} | ${ratioOf(one)} | ${((one.seconds / one.rows) * 1e6).toFixed(1)} |`;
const head = [
  '| rows | Bellwether s | XGBoost s | ratio | Bellwether µs a row |',
  '| ---: | ---: | ---: | ---: | ---: |',
];
const report = [
  `Gradient boosting, 100 trees of depth 6, 28 columns; ${threads} threads each, Node ${process.version}, XGBoost ${peer?.version ?? 'missing'} (\`hist\`). From columns in memory to a model, binning included; median of ${rounds} in turns.`,
  '',
  ...head,
  speedRow(speed),
  '',
  '## Growth',
  '',
  ...head,
  ...growth.map(speedRow),
  '',
  '## Quality on rows held out',
  '',
  'Mean over five seeds of five folds each; splits, design matrix and parameters are the same for both.',
  '',
  '| data | measure | Bellwether | XGBoost | difference |',
  '| --- | --- | ---: | ---: | ---: |',
  ...qualities.map(
    ({ data, measure, ours, xgboost }) =>
      `| ${data} | ${measure} | ${ours.toFixed(4)} | ${xgboost?.toFixed(4) ?? ''} | ${xgboost === null ? '' : (ours - xgboost).toFixed(4)} |`,
  ),
].join('\n');
console.log(`\n${report}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/train.md', import.meta.url), `# Training, side by side\n\n${report}\n`);
writeFileSync(
  new URL('results/train.json', import.meta.url),
  `${JSON.stringify({ threads, rounds, xgboost: peer?.version ?? null, speed, growth, qualities }, null, 2)}\n`,
);
