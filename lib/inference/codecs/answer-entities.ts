import type { Answer, EntityAnswer } from '#lib/inference/codecs/answers';
import { firstToken } from '#lib/inference/codecs/first-token';
import { rounded } from '#lib/inference/codecs/rounded';
import { softmax } from '#lib/inference/codecs/softmax';
import type { RowNote, TextNote } from '#lib/inference/row-note';
import type { PlainTensor, Tensors } from '#lib/inference/tensors';
import type { Manifest } from '#lib/registry/manifest';

type Scored = { label: string; score: number; start: number; end: number };

/** The label of tokens that are no part of any entity. */
const OUTSIDE = 'O';

/**
 * Compiles how scores for each token, [N, T, labels], become entities: `simple` as aggregation_strategy="simple" of the
 * TokenClassificationPipeline of transformers, `none` an entity for each token that has another label than "O".
 */
export function compileEntities(manifest: Manifest, { name }: { name: string }) {
  const joins = (manifest.outputs?.tokens?.aggregate ?? 'simple') === 'simple';
  const labels = manifest.labels ?? [];
  const placeOf = firstToken(manifest);
  return (outputs: Tensors, row: number, note: RowNote | undefined): Answer => {
    if (note?.kind !== 'text') return { entities: [] };
    const tensor = outputs[name]!;
    const tokens = scoredTokens(tensor, row, placeOf(tensor.dims[1] ?? 0, note.tokens.length), note, labels);
    const found = joins ? joined(tokens) : tokens;
    return { entities: found.filter(({ label }) => label !== OUTSIDE).map((entity) => inText(entity, note.text)) };
  };
}

/** The most probable label of each token of the text, without marks and padding. */
function scoredTokens(
  { data, dims }: PlainTensor,
  row: number,
  firstPlace: number,
  { tokens }: TextNote,
  labels: readonly string[],
): Scored[] {
  const [, length = 0, width = 0] = dims;
  const scored: Scored[] = [];
  const scores = new Float64Array(width);
  tokens.forEach((span, place) => {
    if (!span) return;
    const from = (row * length + firstPlace + place) * width;
    for (let label = 0; label < width; label++) scores[label] = Number(data[from + label]);
    softmax(scores);
    let best = 0;
    for (let label = 1; label < width; label++) if (scores[label]! > scores[best]!) best = label;
    scored.push({ label: labels[best] ?? String(best), score: scores[best]!, start: span.start, end: span.end });
  });
  return scored;
}

/** Neighbours of one kind are one entity, until a label that begins with "B-" begins another; scored by their mean. */
function joined(tokens: readonly Scored[]): Scored[] {
  const groups: Scored[][] = [];
  for (const token of tokens) {
    const last = groups.at(-1);
    if (last && kindOf(last.at(-1)!.label) === kindOf(token.label) && !token.label.startsWith('B-')) last.push(token);
    else groups.push([token]);
  }
  return groups.map((group) => ({
    label: kindOf(group[0]!.label),
    score: group.reduce((sum, { score }) => sum + score, 0) / group.length,
    start: group[0]!.start,
    end: group.at(-1)!.end,
  }));
}

const kindOf = (label: string) => (label.startsWith('B-') || label.startsWith('I-') ? label.slice(2) : label);

const inText = ({ label, score, start, end }: Scored, text: string): EntityAnswer => ({
  label,
  score: rounded(score),
  start,
  end,
  text: text.slice(start, end),
});
