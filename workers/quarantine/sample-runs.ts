import { AppError, isAppError } from '#lib/errors';
import type { Codec, Decoded } from '#lib/inference/compile-codec';
import type { Session } from '#lib/inference/session';
import type { TensorData, Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Manifest } from '#lib/registry/manifest';
import { explainModelError, outOfMemory } from '#lib/registry/onnx/explain-model-error';
import { sampleRows } from '#lib/registry/sample-rows';
import { runRows } from './run-rows.ts';

/** A row that was run alone; `example` is its place among the owner's examples, null for one made up. */
export type SampleRun = Decoded & {
  outputs: Tensors;
  /** Of a run of one row of the tensors. */
  ms: number;
  example: number | null;
};

const enoughRows = 32;
const seed = 20_261_121;
/** What made-up rows may weigh in all; films are seldom worth more than a few. */
const enoughBytes = 128 * 1024 * 1024;

/**
 * Runs the owner's examples and rows made from the schema, each alone, as many as `until` allows, at least one.
 * An example that fails is its owner's to mend: AppError('invalid'). A made-up row that fails is left out.
 */
export async function runSamples(
  { manifest, binding, codec, session }: { manifest: Manifest; binding: Binding; codec: Codec; session: Session },
  until: number,
): Promise<SampleRun[]> {
  const examples = manifest.examples.map(({ input }, example) => ({ input, example }));
  const made = sampleRows(manifest, enoughRows, seed, binding).map((input) => ({ input, example: null }));
  const call = { ...codec.call, outputNames: everyOutput(binding) };
  const runs: SampleRun[] = [];
  let failure: string | undefined;
  for (const { input, example } of [...examples, ...made]) {
    if (runs.length >= Math.max(enoughRows, examples.length)) break;
    if (example === null && runs.length >= 2 && bytesOf(runs) > enoughBytes) break;
    const startedAt = performance.now();
    try {
      const decoded = await codec.decode([input], () => (example === null ? '' : `/examples/${example}/input`));
      const runAt = performance.now();
      const outputs = await runRows(session, decoded, call);
      const ms = (performance.now() - runAt) / Math.max(1, decoded.tensorRows);
      runs.push({ ...decoded, outputs, ms, example });
    } catch (error) {
      // Nothing here can read its kind of input, which is no fault of the model.
      if (isAppError(error) && error.code === 'unavailable') throw error;
      if (example !== null) throw exampleError(error, example);
      failure ??= isAppError(error) ? error.message : explainModelError(error);
      if (failure === outOfMemory) throw new AppError('invalid', failure);
    }
    const lastMs = performance.now() - startedAt;
    if (runs.length > 0 && performance.now() + lastMs > until) break;
  }
  if (runs.length > 0) return runs;
  throw new AppError(
    'invalid',
    `The model fails on every row made from its schema: ${failure} Give example rows in model.json that it can answer.`,
  );
}

function exampleError(error: unknown, example: number): AppError {
  if (isAppError(error))
    return new AppError('invalid', 'An example does not fit the features.', { errors: error.errors ?? [] });
  const detail = `the model fails on it: ${explainModelError(error)}`;
  return new AppError('invalid', 'The model fails on an example.', {
    errors: [{ pointer: `/examples/${example}`, detail }],
  });
}

const bytesOf = (runs: readonly SampleRun[]) =>
  runs.reduce(
    (sum, { feeds }) => sum + Object.values(feeds).reduce((own, { data }) => own + elementBytes(data) * data.length, 0),
    0,
  );

const elementBytes = (data: TensorData) => (Array.isArray(data) ? 16 : data.BYTES_PER_ELEMENT);

function everyOutput({ outputs }: Binding): string[] {
  const { label, probabilities, value, tokens, embedding, detection, tensors = [] } = outputs;
  const single = [label, probabilities, value, tokens, embedding, ...tensors];
  return [...single.flatMap((output) => (output ? [output.name] : [])), ...Object.values(detection ?? {})];
}
