import { AppError } from '#lib/errors';
import {
  type BoundInput,
  type InputWriter,
  MAX_ERRORS,
  refuse,
  tensorTypeOf,
} from '#lib/inference/codecs/input-writer';
import { scalarReader } from '#lib/inference/codecs/scalar';
import { compileEncoding, type EncodedTexts } from '#lib/inference/codecs/text/encode-texts';
import { inSlices } from '#lib/inference/codecs/text/in-slices';
import { type TokenInput, tokenTensors } from '#lib/inference/codecs/text/token-tensors';
import { compileTokenizer } from '#lib/inference/codecs/text/tokenizer';
import { cutsLeft } from '#lib/inference/codecs/text/truncation-side';
import type { Assets } from '#lib/inference/compile-codec';
import type { RowNote } from '#lib/inference/row-note';
import type { TextFeature } from '#lib/registry/feature';
import type { Manifest } from '#lib/registry/manifest';

type WithTokens = TextFeature & { tokens: NonNullable<TextFeature['tokens']> };

/**
 * Writes texts, or pairs of them, as tokens into the graph inputs for ids, mask, types and positions: as many as the
 * longest of the call has, which longer ones of other calls widen (`pad`). Throws AppError('invalid') where the
 * version's `tokenizer.json` is missing or not supported.
 */
export function tokenWriter(manifest: Manifest, inputs: readonly BoundInput[], assets: Assets): InputWriter {
  const { first, second } = textsOf(manifest, inputs);
  const { padTo, padId, padSide } = first.tokens;
  const fixedWidth = inputs[0]!.shape[1] ?? undefined;
  const maxTokens = Math.min(first.tokens.maxTokens, fixedWidth ?? Number.POSITIVE_INFINITY);
  const width = fixedWidth ?? (padTo === 'max' ? maxTokens : undefined);
  const tokenizer = assets['tokenizer.json'];
  if (!tokenizer)
    throw new AppError('invalid', 'The version has no tokenizer.json, which turns its texts into tokens.');
  const encode = compileEncoding(compileTokenizer(tokenizer), {
    maxTokens,
    withSpans: manifest.task === 'token-classification',
    cutsLeft: cutsLeft(assets['tokenizer_config.json']),
  });
  const readFirst = textReader(first);
  const readSecond = second && textReader(second);
  const bound = inputs.map(asTokenInput);
  const noteOf = noteFor(manifest);

  return (rows, pointerOf, found) => {
    const encoded: EncodedTexts[] = [];
    const encodeRow = (r: number) => {
      if (found.errors.length >= MAX_ERRORS) return;
      const text = readFirst(rows[r]!);
      const pair = readSecond?.(rows[r]!) ?? null;
      if (typeof text === 'object') refuse(found, pointerOf(r), first.name, text?.error ?? 'must be a text');
      if (typeof pair === 'object' && pair) refuse(found, pointerOf(r), second!.name, pair.error);
      if (typeof text !== 'string' || found.errors.length > 0) return;
      const row = encode(text, typeof pair === 'string' ? pair : null);
      encoded.push(row);
      const note = noteOf?.(text, row);
      if (note) found.notes[r] = note;
    };
    const finish = () => (found.errors.length > 0 ? {} : tokenTensors(encoded, bound, { width, padId, padSide }));
    const waiting = inSlices(rows.length, encodeRow);
    return waiting ? waiting.then(finish) : finish();
  };
}

/** The text that has tokens, whichever of a pair was bound first, and the second half of the pair. */
function textsOf({ features }: Manifest, inputs: readonly BoundInput[]): { first: WithTokens; second?: TextFeature } {
  const texts = features.filter((feature) => feature.type === 'text');
  const bound = features[inputs[0]!.features[0]!.feature]!;
  const name = bound.type === 'text' ? (bound.pairOf ?? bound.name) : bound.name;
  const first = texts.find((text): text is WithTokens => text.name === name && text.tokens !== undefined);
  if (!first) throw new AppError('invalid', `The feature "${name}" has no "tokens", which say how it is fed.`);
  const second = texts.find(({ pairOf }) => pairOf === name);
  return second ? { first, second } : { first };
}

/** A row's text; null where it is left out, or null, and may be. */
function textReader(feature: TextFeature): (row: Record<string, unknown>) => string | null | { error: string } {
  const read = scalarReader(feature, 'string');
  const isSecond = feature.pairOf !== undefined;
  return (row) => {
    const value = Object.hasOwn(row, feature.name) ? row[feature.name] : feature.default;
    if (isSecond && value === null && feature.default === null) return null;
    const text = read(value);
    return typeof text === 'object' ? text : String(text);
  };
}

function asTokenInput(input: BoundInput): TokenInput {
  const type = tensorTypeOf(input);
  if (type !== 'int64' && type !== 'int32')
    throw new AppError('invalid', `The graph input "${input.name}" takes ${type} values; tokens are int64 or int32.`);
  return { name: input.name, part: input.part ?? 'ids', type };
}

/** What answers need of a row: where its tokens stand in the text, or how many there are. */
function noteFor({ task }: Manifest): ((text: string, row: EncodedTexts) => RowNote) | null {
  if (task === 'token-classification') return (text, { spans }) => ({ kind: 'text', text, tokens: spans });
  if (task === 'embedding') return (_text, { ids }) => ({ kind: 'tokens', count: ids.length });
  return null;
}
