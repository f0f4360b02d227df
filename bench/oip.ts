import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { model, node, value } from '#tests/support/onnx-fixtures/graph-builder';
import { type Load, load, type Measured } from './load.ts';
import { loadDiscarding } from './load-discarding.ts';
import { answers, publishModel, startProduct, webProcesses } from './product.ts';

/**
 * `npm run bench:oip`: the Open Inference Protocol beside `/api/predict` on iris, and a tensor of 1 MB of float32, in and
 * out, in binary beside the same in JSON, in turns under the same load. BENCH_SECONDS and BENCH_ROUNDS set the length.
 */
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
const LENGTH = 262_144;

type Contestant = { name: string } & Pick<Load, 'url' | 'body'> & { headers?: Record<string, string> };
type Contest = {
  name: string;
  connections: number;
  send: typeof load;
  contestants: readonly [Contestant, ...Contestant[]];
};

const flower = { sepal_length: 5.1, sepal_width: 3.5, petal_length: 1.4, petal_width: 0.2 };
const numbers = Float32Array.from({ length: LENGTH }, (_, index) => Math.sin(index));
const tensor = { name: 'x', datatype: 'FP32', shape: [1, LENGTH] };

/** What the binary tensor data extension sends: JSON, its length in a header, and the bytes after it. */
function binary(inputs: object[], bytes: ArrayBuffer) {
  const json = Buffer.from(JSON.stringify({ inputs, parameters: { binary_data_output: true } }));
  const headers = {
    'inference-header-content-length': String(json.length),
    'content-type': 'application/octet-stream',
  };
  return { headers, body: Buffer.concat([json, Buffer.from(bytes)]) };
}

const irisInputs = Object.entries(flower).map(([name, measure]) => ({
  name,
  datatype: 'FP64',
  shape: [1],
  data: [measure],
}));
const irisSizes = irisInputs.map(({ data: _, ...input }) => ({ ...input, parameters: { binary_data_size: 8 } }));
const irisBytes = Float64Array.from(Object.values(flower)).buffer;
const irisMatrix = { name: 'flowers', datatype: 'FP32', shape: [1, 4], data: [Object.values(flower)] };

const contestsAt = (origin: string): Contest[] => [
  {
    name: 'iris, a row',
    connections: 64,
    send: load,
    contestants: [
      { name: '/api/predict', url: `${origin}/api/predict`, body: { model: 'iris', input: flower } },
      { name: 'infer, an input a feature', url: `${origin}/v2/models/iris/infer`, body: { inputs: irisInputs } },
      { name: 'infer, one matrix', url: `${origin}/v2/models/iris/infer`, body: { inputs: [irisMatrix] } },
      { name: 'infer, binary', url: `${origin}/v2/models/iris/infer`, ...binary(irisSizes, irisBytes) },
    ],
  },
  {
    name: '1 MB in and out',
    connections: 8,
    send: loadDiscarding,
    contestants: [
      {
        name: 'JSON',
        url: `${origin}/v2/models/negative/infer`,
        body: { inputs: [{ ...tensor, data: [...numbers] }] },
      },
      {
        name: 'binary',
        url: `${origin}/v2/models/negative/infer`,
        ...binary([{ ...tensor, parameters: { binary_data_size: numbers.byteLength } }], numbers.buffer),
      },
    ],
  },
];

const product = await startProduct();
const rows: string[] = [];
try {
  const path = join(mkdtempSync(join(tmpdir(), 'bellwether-bench-')), 'negative.onnx');
  const rowsOf = (name: string) => value(name, 'float', ['N', LENGTH]);
  const graph = model({ input: [rowsOf('x')], output: [rowsOf('y')], node: [node('Neg', ['x'], ['y'])] });
  writeFileSync(path, graph);
  await publishModel(product, {
    slug: 'negative',
    path,
    manifest: { task: 'tensor', features: [{ name: 'x', type: 'tensor' }] },
  });
  // A starter model, which is published after the server is up.
  await answers(`${product.origin}/v2/models/iris/ready`, { headers: product.headers });
  for (const contest of contestsAt(product.origin)) rows.push(...(await compare(contest, product.headers)));
} finally {
  await product.stop();
}

const table = [
  `Median of ${rounds} rounds of ${seconds} s, in turns, ${cpus().length} cores shared with the load generator, ${webProcesses} web processes, Node ${process.version}.`,
  '',
  '| call | form | calls/s | p50 ms | p99 ms | failed | of the first |',
  '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
  ...rows,
].join('\n');
console.log(`\n${table}`);
mkdirSync(new URL('results', import.meta.url), { recursive: true });
writeFileSync(new URL('results/oip.md', import.meta.url), `# Open Inference Protocol, side by side\n\n${table}\n`);

async function compare({ name, connections, send, contestants }: Contest, authorization: Record<string, string>) {
  const runs = new Map<Contestant, Measured[]>(contestants.map((contestant) => [contestant, []]));
  const run = (contestant: Contestant, forSeconds: number) =>
    send({ ...contestant, headers: { ...contestant.headers, ...authorization }, seconds: forSeconds, connections });
  for (const contestant of contestants) await run(contestant, 2);
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) {
      const measured = await run(contestant, seconds);
      runs.get(contestant)!.push(measured);
      console.log(`${name}, round ${round + 1}  ${contestant.name}: ${Math.round(measured.perSecond)} calls/s`);
    }
  }
  const figures = [...runs].map(([contestant, measured]) => ({
    form: contestant.name,
    perSecond: median(measured.map((one) => one.perSecond)),
    p50Ms: median(measured.map((one) => one.p50Ms)),
    p99Ms: median(measured.map((one) => one.p99Ms)),
    failed: measured.reduce((sum, one) => sum + one.failed, 0),
  }));
  return figures.map(
    ({ form, perSecond, p50Ms, p99Ms, failed }) =>
      `| ${name} | ${form} | ${Math.round(perSecond)} | ${p50Ms} | ${p99Ms} | ${failed} | ${(perSecond / figures[0]!.perSecond).toFixed(2)} × |`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
