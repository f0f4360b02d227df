import { AppError, isAppError } from '#lib/errors';
import type { Codec, Decoded } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import type { Session } from '#lib/inference/session';
import { joinTensors, type Tensors } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import type { Manifest } from '#lib/registry/manifest';
import { explainModelError, outOfMemory } from '#lib/registry/onnx/explain-model-error';
import { sampleRows } from '#lib/registry/sample-rows';

/** A row that was run alone; `example` is its place among the owner's examples, null for one made up. */
export type SampleRun = Pick<Decoded, 'feeds' | 'notes'> & { outputs: Tensors; ms: number; example: number | null };

const enoughRows = 32;
const seed = 20_261_121;

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
  const names = everyOutput(binding);
  const runs: SampleRun[] = [];
  let failure: string | undefined;
  for (const { input, example } of [...examples, ...made]) {
    if (runs.length >= Math.max(enoughRows, examples.length)) break;
    const startedAt = performance.now();
    try {
      const { feeds, notes } = await codec.decode([input], () =>
        example === null ? '' : `/examples/${example}/input`,
      );
      // Rows of other shapes than the first could not be run together with it.
      if (example === null && runs[0] && !joinTensors([runs[0].feeds, feeds])) continue;
      const runAt = performance.now();
      const outputs = await runGraph(session, feeds, { ...codec.call, outputNames: names });
      runs.push({ feeds, notes, outputs, ms: performance.now() - runAt, example });
    } catch (error) {
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

function everyOutput({ outputs }: Binding): string[] {
  const { label, probabilities, value, tensors = [] } = outputs;
  return [label, probabilities, value, ...tensors].flatMap((output) => (output ? [output.name] : []));
}
