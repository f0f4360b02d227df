import type { Codec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import type { Session } from '#lib/inference/session';
import { elementsOf, joinTensors, type PlainTensor, sliceRows, type Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Certificate } from '#lib/registry/certificate';
import { answersAlike, isSame } from './same-answers.ts';
import type { SampleRun } from './sample-runs.ts';

type Measured = Pick<Certificate, 'latencyMs' | 'batchable' | 'deterministic'> & { notes: string[] };
type MeasuredRow = Measured & Required<Pick<Certificate, 'rowElements'>> & Pick<Certificate, 'smallRow'>;
type Timed = { outputs: Tensors; ms: number };
/** One row of the tensors: a row, or a window of one. */
type Unit = Pick<SampleRun, 'feeds' | 'outputs' | 'ms'>;
type Measuring = {
  run: (feeds: Tensors) => Promise<Timed>;
  units: readonly Unit[];
  binding: Binding;
  until: number;
};

const mostRuns = 200;
const longEnoughMs = 2000;
const mostUnits = 32;
/** Of the feeds of 32 rows; larger ones would be counted as the memory the model needs. */
const mostJoinedBytes = 256 * 1024 * 1024;

/**
 * Latency of the largest row and of the smallest, determinism and whether rows may share a run, measured on rows that were run alone before (and so warmed
 * the session up). `until`, on the clock of `performance.now()`, bounds it: a slow model gets fewer runs.
 */
export async function measureModel(
  session: Session,
  { binding, codec }: { binding: Binding; codec: Codec },
  samples: readonly SampleRun[],
  until: number,
): Promise<MeasuredRow> {
  const call = { ...codec.call, outputNames: Object.keys(samples[0]!.outputs) };
  const run = async (feeds: Tensors): Promise<Timed> => {
    const startedAt = performance.now();
    const outputs = await runGraph(session, feeds, call);
    return { outputs, ms: performance.now() - startedAt };
  };
  const units = mostOfOneShape(samples.flatMap(unitsOf))
    .slice(0, mostUnits)
    .sort((a, b) => elementsOf(b.feeds) - elementsOf(a.feeds));
  const measured = await measureUnits({ run, units, binding, until });
  const rowElements = elementsOf(units[0]!.feeds);
  const small = units.at(-1)!;
  const elements = elementsOf(small.feeds);
  if (elements === rowElements || performance.now() + 2 * small.ms > until) return { ...measured, rowElements };
  const { p50 } = percentilesOf(await repeat(() => run(small.feeds), until));
  return { ...measured, rowElements, smallRow: { elements, p50 } };
}

async function measureUnits(measuring: Measuring): Promise<Measured> {
  const { run, units, until } = measuring;
  const first = units[0]!;
  if (performance.now() + first.ms > until) {
    const one = percentilesOf([first]);
    const notes = [
      'The model is too slow to be run twice: whether it answers the same again, or rows together, was not tried.',
    ];
    return { latencyMs: { one, thirtyTwo: null }, batchable: false, deterministic: false, notes };
  }
  const alone = await repeat(() => run(first.feeds), until);
  const deterministic = alone.every(({ outputs }) => isSame(outputs, first.outputs));
  const oneMs = percentilesOf(alone);
  const tried = deterministic
    ? await runTogether(measuring, oneMs.p50)
    : { reason: 'two runs of the same row differ.' };
  if ('reason' in tried) {
    return {
      latencyMs: { one: oneMs, thirtyTwo: null },
      batchable: false,
      deterministic,
      notes: [`Rows are run one by one: ${tried.reason}`],
    };
  }
  const onlyOne = { latencyMs: { one: oneMs, thirtyTwo: null }, batchable: true, deterministic, notes: [] };
  const expectedMs = (tried.together.ms / units.length) * 32;
  if (performance.now() + 2 * expectedMs > until || bytesOf(first.feeds) * 32 > mostJoinedBytes) return onlyOne;
  const thirtyTwo = joined(Array.from({ length: 32 }, (_, index) => units[index % units.length]!))!;
  const runs = await repeat(() => run(thirtyTwo), until);
  return { ...onlyOne, latencyMs: { one: oneMs, thirtyTwo: percentilesOf(runs) } };
}

/** All units in one run, where that is possible and answers each row as when alone; else the reason why not. */
async function runTogether(
  { run, units, binding, until }: Measuring,
  oneMs: number,
): Promise<{ together: Timed } | { reason: string }> {
  if (binding.inputs.some(({ source }) => source === 'state'))
    return { reason: 'the model carries state from one window to the next.' };
  const isFixed = binding.inputs.some(({ source, shape }) => source === undefined && shape[0] !== null);
  if (isFixed) return { reason: 'the graph fixes its number of rows.' };
  if (units.length < 2) return { reason: 'there was no time, or no second row, to try them together.' };
  const feeds = joined(units);
  if (!feeds) return { reason: 'they differ in shape.' };
  if (performance.now() + 2 * oneMs * units.length > until) {
    return { reason: 'there was no time to try them together.' };
  }
  try {
    const together = await run(feeds);
    const padSide = Object.values(feeds).find(({ pad }) => pad)?.pad?.side;
    const fits = units.every(({ outputs }, row) => answersAlike(outputs, together.outputs, row, units.length, padSide));
    return fits ? { together } : { reason: 'run together they are answered otherwise than alone.' };
  } catch {
    return { reason: 'run together they fail.' };
  }
}

/** The rows of the tensors that belong to a sample. */
function unitsOf(sample: SampleRun): Unit[] {
  if (sample.tensorRows <= 1) return [sample];
  return Array.from({ length: sample.tensorRows }, (_, row) => ({
    ...sample,
    feeds: sliceRows(sample.feeds, row, row + 1),
    outputs: sliceRows(sample.outputs, row, row + 1),
  }));
}

const joined = (units: readonly Unit[]) => joinTensors(units.map(({ feeds }) => feeds));

/** Those of the shape that most have: rows of other shapes could not be run together with them. */
function mostOfOneShape(units: readonly Unit[]): Unit[] {
  const shapeOf = ({ dims, pad }: PlainTensor) => dims.slice(pad ? 2 : 1).join('×');
  const byShape = Map.groupBy(units, ({ feeds }) => Object.values(feeds).map(shapeOf).join());
  return [...byShape.values()].sort((a, b) => b.length - a.length)[0]!;
}

const bytesOf = (feeds: Tensors) =>
  Object.values(feeds).reduce((sum, { data }) => sum + (Array.isArray(data) ? 0 : data.byteLength), 0);

async function repeat(run: () => Promise<Timed>, until: number): Promise<Timed[]> {
  const startedAt = performance.now();
  const runs: Timed[] = [];
  while (runs.length < mostRuns) {
    const { outputs, ms } = await run();
    // A few outputs are enough to compare; hundreds of large ones would be counted as the model's memory.
    runs.push({ outputs: runs.length < 4 ? outputs : runs[0]!.outputs, ms });
    const now = performance.now();
    const enough = now - startedAt > longEnoughMs && runs.length >= 2;
    if (enough || now + ms > until) break;
  }
  return runs;
}

function percentilesOf(runs: readonly { ms: number }[]): { p50: number; p95: number } {
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.ceil(share * sorted.length) - 1]!.toPrecision(4));
  return { p50: at(0.5), p95: at(0.95) };
}
