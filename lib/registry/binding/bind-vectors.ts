import type { FieldError } from '#lib/errors';
import type { Binding } from '#lib/registry/binding/binding';
import { describedOutputs } from '#lib/registry/binding/described-outputs';
import type { Manifest } from '#lib/registry/manifest';
import { isFloat, isServed } from '#lib/registry/onnx/element-type';
import type { GraphOutput, OnnxSummary } from '#lib/registry/onnx/onnx-summary';

type BoundOutputs = Binding['outputs'];

/** The names exporters give to what a sentence or a picture comes to, the surest first. */
const embeddingNames = [
  /^sentence_embeddings?$/,
  /^(text|image|audio)_embeds$/,
  /embedding/i,
  /^last_hidden_state$/,
  /^token_embeddings$/,
];

/** Where the scores of each token are, [N, T, labels]; problems go to `errors`. */
export function bindTokenScores(manifest: Manifest, summary: OnnxSummary, errors: FieldError[]): BoundOutputs {
  const output = outputFor('tokens', manifest, summary, errors, [/^logits$/], (ranks) => ranks === 3);
  if (!output) return {};
  const width = output.shape?.[2];
  const { labels } = manifest;
  if (labels && typeof width === 'number' && width !== labels.length) {
    const detail = `lists ${labels.length} labels, but the output "${output.name}" has ${width} scores for each token`;
    errors.push({ pointer: '/labels', detail });
  }
  return { tokens: { name: output.name } };
}

/** Where the embedding is, [N, D] or [N, T, D]; problems go to `errors`. */
export function bindEmbedding(manifest: Manifest, summary: OnnxSummary, errors: FieldError[]): BoundOutputs {
  const output = outputFor(
    'embedding',
    manifest,
    summary,
    errors,
    embeddingNames,
    (ranks) => ranks === 2 || ranks === 3,
  );
  return output ? { embedding: { name: output.name } } : {};
}

/** The output the manifest names for a role, or the one that its name and number of dimensions speak for. */
function outputFor(
  role: 'tokens' | 'embedding',
  { task, outputs }: Manifest,
  summary: OnnxSummary,
  errors: FieldError[],
  names: readonly RegExp[],
  hasRanks: (ranks: number) => boolean,
): GraphOutput | undefined {
  const fits = ({ kind, elementType, shape }: GraphOutput) =>
    kind === 'tensor' && isFloat(elementType) && isServed(elementType) && (shape === null || hasRanks(shape.length));
  const shapes = role === 'tokens' ? '[N, T, labels]' : '[N, D] or [N, T, D]';
  const refuse = (detail: string) => {
    errors.push({ pointer: `/outputs/${role}`, detail: `${detail}; ${describedOutputs(summary.outputs)}` });
    return undefined;
  };
  const wanted = outputs?.[role]?.name;
  if (wanted !== undefined) {
    const output = summary.outputs.find(({ name }) => name === wanted);
    if (!output) return refuse(`the graph has no output "${wanted}"`);
    return fits(output) ? output : refuse(`"${wanted}" is not ${shapes} of numbers`);
  }
  const candidates = summary.outputs.filter(fits);
  for (const name of names) {
    const output = candidates.find((candidate) => name.test(candidate.name));
    if (output) return output;
  }
  if (candidates.length === 1) return candidates[0];
  return refuse(
    candidates.length === 0 ? `${task} needs an output ${shapes} of numbers` : `say with "name" which output it is`,
  );
}
