import { AppError } from '#lib/errors';
import type { TemplatePart } from '#lib/inference/codecs/text/marks';
import type { Tokenized, Tokenizer, TokenSpan } from '#lib/inference/codecs/text/tokenizer';
import { keptOfPair } from '#lib/inference/codecs/text/truncate';

/** A row as the graph takes it. A span is null for marks the tokenizer adds and for tokens of the second text. */
export type EncodedTexts = { ids: number[]; types: number[]; spans: (TokenSpan | null)[] };
export type EncodeTexts = (text: string, pair: string | null) => EncodedTexts;

/** Puts the marks of a tokenizer around a text or a pair, cut so that all is at most `maxTokens`. */
export function compileEncoding(
  { tokenize, marks }: Tokenizer,
  { maxTokens, withSpans, cutsLeft }: { maxTokens: number; withSpans: boolean; cutsLeft: boolean },
): EncodeTexts {
  const singleRoom = roomIn(marks.single, maxTokens);
  const pairRoom = roomIn(marks.pair, maxTokens);
  const cut = ({ ids, spans }: Tokenized, most: number): Tokenized => {
    if (ids.length <= most) return { ids, spans };
    const from = cutsLeft ? ids.length - most : 0;
    return { ids: ids.slice(from, from + most), spans: spans.slice(from, from + most) };
  };
  return (text, pair) => {
    // An empty second text is none, as in transformers.
    if (!pair) {
      const most = cutsLeft ? Number.POSITIVE_INFINITY : singleRoom;
      return laidOut(marks.single, [cut(tokenize(text, { most, withSpans }), singleRoom)]);
    }
    // Which of the two is cut takes their whole lengths.
    const all = { most: Number.POSITIVE_INFINITY, withSpans };
    const both = [tokenize(text, all), tokenize(pair, { ...all, withSpans: false })] as const;
    const [first, second] = keptOfPair(both[0].ids.length, both[1].ids.length, pairRoom);
    return laidOut(marks.pair, [cut(both[0], first), cut(both[1], second)]);
  };
}

function roomIn(template: readonly TemplatePart[], maxTokens: number): number {
  const room = template.reduce((left, part) => ('ids' in part ? left - part.ids.length : left), maxTokens);
  if (room >= 1) return room;
  throw new AppError(
    'invalid',
    `maxTokens is ${maxTokens}: with the marks of tokenizer.json no token of a text has room.`,
  );
}

function laidOut(template: readonly TemplatePart[], texts: readonly Tokenized[]): EncodedTexts {
  const ids: number[] = [];
  const types: number[] = [];
  const spans: (TokenSpan | null)[] = [];
  for (const part of template) {
    const own = 'ids' in part ? part.ids : texts[part.text]!.ids;
    const ownSpans = 'text' in part && part.text === 0 ? texts[0]!.spans : [];
    for (let index = 0; index < own.length; index++) {
      ids.push(own[index]!);
      types.push(part.type);
      spans.push(ownSpans[index] ?? null);
    }
  }
  return { ids, types, spans };
}
