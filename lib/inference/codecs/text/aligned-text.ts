import { AppError } from '#lib/errors';
import type { FindMatches } from '#lib/inference/codecs/text/find-matches';

/**
 * A text that was changed on its way to the tokens, and where in the caller's text each of its UTF-16 units comes from.
 * Follows the alignments of the Rust crate `tokenizers` (`NormalizedString`), so that offsets agree with it.
 */
export type AlignedText = {
  text: string;
  /** Of the unit at index `at + i`; null while the text is unchanged, where it is `at + i` itself. */
  spans: { starts: Int32Array; ends: Int32Array } | null;
  at: number;
  /** Whether spans are kept at all; most answers do not need them. */
  tracked: boolean;
};

/** What a text may grow to: a few rules of an upload that each put a hundred letters for one would fill the memory. */
const MOST_UNITS = 2_000_000;

/** Throws AppError('model-failed') where a text grows past all use. */
export function requireBounded(units: number): void {
  if (units <= MOST_UNITS) return;
  throw new AppError('model-failed', 'The normalizer of the model’s tokenizer makes this text far too long.');
}

/** The caller's text as it is. */
export const asSent = (text: string, tracked: boolean): AlignedText => ({ text, spans: null, at: 0, tracked });

/** The units from `from` up to, not including, `to`. */
export function sliceOf(source: AlignedText, from: number, to: number): AlignedText {
  if (from === 0 && to === source.text.length) return source;
  return {
    text: source.text.slice(from, to),
    spans: source.spans,
    at: source.at + from,
    tracked: source.tracked,
  };
}

/** Where the first of the units comes from. */
export const startOf = ({ spans, at }: AlignedText, from: number): number =>
  spans ? spans.starts[at + from]! : at + from;

/** Where the last of the units, at `to - 1`, comes from. */
export const endOf = ({ spans, at }: AlignedText, to: number): number => (spans ? spans.ends[at + to - 1]! : at + to);

/** Writes a text anew, code point by code point, beside the source's own. */
export function rewriting(source: AlignedText) {
  const points: string[] = [];
  /** How many of the source's code points are passed up to each point; it comes from the last of them. */
  const advances: number[] = [];
  let dropped = 0;
  const put = (point: string, advance: number) => {
    points.push(point);
    advances.push(dropped + advance);
    dropped = 0;
  };
  return {
    /** In the place of the source's next code point. */
    take: (point: string) => put(point, 1),
    /** Behind the one before. */
    add: (point: string) => put(point, 0),
    drop: (count: number) => {
      dropped += count;
    },
    done: () => rewritten(source, points, advances),
  };
}

/** The text made of `points`: with a change of 0 in the place of one, 1 added behind the one before, -n of one and n more. */
export function rewrittenBy(source: AlignedText, points: readonly string[], changes: readonly number[]): AlignedText {
  const writing = rewriting(source);
  for (let index = 0; index < points.length; index++) {
    const change = changes[index]!;
    if (change > 0) writing.add(points[index]!);
    else {
      writing.take(points[index]!);
      writing.drop(-change);
    }
  }
  return writing.done();
}

function rewritten(source: AlignedText, points: readonly string[], advances: readonly number[]): AlignedText {
  const text = points.join('');
  if (!source.tracked) return { ...source, text };
  const starts = new Int32Array(text.length);
  const ends = new Int32Array(text.length);
  let start = source.text === '' ? source.at : startOf(source, 0);
  let end = start;
  let position = 0;
  let unit = 0;
  for (let index = 0; index < points.length; index++) {
    for (let passed = advances[index]!; passed > 0 && position < source.text.length; passed--) {
      const length = source.text.codePointAt(position)! > 0xffff ? 2 : 1;
      start = startOf(source, position);
      end = endOf(source, position + length);
      position += length;
    }
    for (let length = points[index]!.length; length > 0; length--) {
      starts[unit] = start;
      ends[unit++] = end;
    }
  }
  return { ...source, text, spans: { starts, ends }, at: 0 };
}

/** What becomes of each code point: itself or others in its place, dropped where it gives the empty text. */
export function rewriteEach(source: AlignedText, replace: (point: string) => string): AlignedText {
  const writing = rewriting(source);
  for (const point of source.text) {
    const replacement = replace(point);
    if (replacement === '') writing.drop(1);
    else if (replacement === point) writing.take(point);
    else putInPlace(writing, [...replacement], 1);
  }
  return writing.done();
}

/** Puts `points` in the place of the source's next `count` ones: the first for the first, what is over behind the last. */
export function putInPlace(writing: ReturnType<typeof rewriting>, points: readonly string[], count: number): void {
  for (const [index, point] of points.entries()) {
    if (index < count) writing.take(point);
    else writing.add(point);
  }
  writing.drop(Math.max(0, count - points.length));
}

/** The text with `prefix` before it, which comes from where its first code point comes from. */
export function withPrefix(source: AlignedText, prefix: string): AlignedText {
  if (source.text === '') return source;
  requireBounded(source.text.length + prefix.length);
  if (!source.tracked) return { ...source, text: prefix + source.text };
  const writing = rewriting(source);
  const [first, ...others] = source.text;
  putInPlace(writing, [...prefix, first!], 1);
  for (const point of others) writing.take(point);
  return writing.done();
}

/** The text with each match replaced by `content`, which comes from the last code point of its match. */
export function replaceMatches(source: AlignedText, find: FindMatches, content: string): AlignedText {
  const { text } = source;
  const places = find(text);
  if (places.length === 0) return source;
  requireBounded(text.length + (places.length / 2) * content.length);
  const writing = source.tracked ? rewriting(source) : null;
  let replaced = '';
  let position = 0;
  const keep = (to: number) => {
    if (writing) for (const point of text.slice(position, to)) writing.take(point);
    else replaced += text.slice(position, to);
  };
  for (let index = 0; index < places.length; index += 2) {
    keep(places[index]!);
    position = places[index + 1]!;
    writing?.drop([...text.slice(places[index], position)].length);
    if (writing) for (const point of content) writing.add(point);
    else replaced += content;
  }
  keep(text.length);
  return writing ? writing.done() : { ...source, text: replaced };
}
