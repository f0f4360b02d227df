import type { Session } from '#lib/inference/session';
import { joinTensors, type PlainTensor, sliceRows, type Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Certificate } from '#lib/registry/certificate';
import type { SampleRun } from './sample-runs.ts';

type Measured = Pick<Certificate, 'latencyMs' | 'batchable' | 'deterministic'> & { notes: string[] };
type Timed = { outputs: Tensors; ms: number };

const mostRuns = 200;
const longEnoughMs = 2000;

/**
 * Latency, determinism and whether rows may share a run, measured on rows that were run alone before (and so warmed
 * the session up). `until`, on the clock of `performance.now()`, bounds it: a slow model gets fewer runs.
 */
export async function measureModel(
  session: Session,
  binding: Binding,
  samples: readonly SampleRun[],
  until: number,
): Promise<Measured> {
  const names = Object.keys(samples[0]!.outputs);
  const run = async (feeds: Tensors): Promise<Timed> => {
    const startedAt = performance.now();
    const outputs = await session.run(feeds, names);
    return { outputs, ms: performance.now() - startedAt };
  };
  const first = samples[0]!;
  if (performance.now() + first.ms > until) {
    const one = percentilesOf([first]);
    const notes = [
      'The model is too slow to be run twice: whether it answers the same again, or rows together, was not tried.',
    ];
    return { latencyMs: { one, thirtyTwo: null }, batchable: false, deterministic: false, notes };
  }
  const alone = await repeat(() => run(first.feeds), until);
  const deterministic = alone.every(({ outputs }) =>
    names.every((name) => isSame(outputs[name]!, first.outputs[name]!)),
  );
  const oneMs = percentilesOf(alone);
  const tried = deterministic
    ? await runTogether(run, binding, samples, oneMs.p50, until)
    : { reason: 'two runs of the same row differ.' };
  if ('reason' in tried) {
    return {
      latencyMs: { one: oneMs, thirtyTwo: null },
      batchable: false,
      deterministic,
      notes: [`Rows are run one by one: ${tried.reason}`],
    };
  }
  const expectedMs = (tried.together.ms / samples.length) * 32;
  if (performance.now() + 2 * expectedMs > until) {
    return { latencyMs: { one: oneMs, thirtyTwo: null }, batchable: true, deterministic, notes: [] };
  }
  const thirtyTwo = joinTensors(Array.from({ length: 32 }, (_, index) => samples[index % samples.length]!.feeds))!;
  const runs = await repeat(() => run(thirtyTwo), until);
  return { latencyMs: { one: oneMs, thirtyTwo: percentilesOf(runs) }, batchable: true, deterministic, notes: [] };
}

/** All samples in one run, where that is possible and answers each row as when alone; else the reason why not. */
async function runTogether(
  run: (feeds: Tensors) => Promise<Timed>,
  binding: Binding,
  samples: readonly SampleRun[],
  oneMs: number,
  until: number,
): Promise<{ together: Timed } | { reason: string }> {
  if (binding.inputs.some(({ shape }) => shape[0] !== null)) return { reason: 'the graph fixes its number of rows.' };
  if (samples.length < 2) return { reason: 'there was no time, or no second row, to try them together.' };
  const joined = joinTensors(samples.map(({ feeds }) => feeds));
  if (!joined) return { reason: 'they differ in shape.' };
  if (performance.now() + 2 * oneMs * samples.length > until)
    return { reason: 'there was no time to try them together.' };
  try {
    const together = await run(joined);
    const fits = samples.every((sample, row) => answersAlike(sample.outputs, together.outputs, row, samples.length));
    return fits ? { together } : { reason: 'run together they are answered otherwise than alone.' };
  } catch {
    return { reason: 'run together they fail.' };
  }
}

function answersAlike(alone: Tensors, together: Tensors, row: number, rows: number): boolean {
  if (Object.values(together).some(({ dims }) => dims[0] !== rows)) return false;
  const part = sliceRows(together, row, row + 1);
  return Object.keys(alone).every((name) => isClose(alone[name]!, part[name]!));
}

function isClose(a: PlainTensor, b: PlainTensor): boolean {
  return everyElement(a, b, (value, other) => {
    if (typeof value !== 'number' || typeof other !== 'number') return value === other;
    return Object.is(value, other) || Math.abs(value - other) <= 1e-6 + 1e-4 * Math.abs(value);
  });
}

const isSame = (a: PlainTensor, b: PlainTensor) => everyElement(a, b, Object.is);

function everyElement(a: PlainTensor, b: PlainTensor, fits: (value: unknown, other: unknown) => boolean): boolean {
  const [values, others]: ArrayLike<unknown>[] = [a.data, b.data];
  if (values!.length !== others!.length) return false;
  for (let index = 0; index < values!.length; index++) if (!fits(values![index], others![index])) return false;
  return true;
}

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

function percentilesOf(runs: readonly Timed[]): { p50: number; p95: number } {
  const sorted = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (share: number) => Number(sorted[Math.ceil(share * sorted.length) - 1]!.toPrecision(4));
  return { p50: at(0.5), p95: at(0.95) };
}
