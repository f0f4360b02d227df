import { type AlignedText, sliceOf } from '#lib/inference/codecs/text/aligned-text';
import type { FindMatches } from '#lib/inference/codecs/text/find-matches';
import type { SplitBehaviour } from '#lib/inference/codecs/text/tokenizer-file';

type Stretch = { from: number; to: number; isMatch: boolean };

/** Splits a text at the matches of a pattern, or with `invert` at what is between them; gives no empty pieces. */
export function splitAt(find: FindMatches, behaviour: SplitBehaviour, invert = false) {
  return (source: AlignedText): AlignedText[] => {
    const stretches = stretchesOf(source.text, find, invert);
    const pieces: AlignedText[] = [];
    for (const { from, to } of joined(stretches, behaviour)) if (to > from) pieces.push(sliceOf(source, from, to));
    return pieces;
  };
}

function stretchesOf(text: string, find: FindMatches, invert: boolean): Stretch[] {
  const stretches: Stretch[] = [];
  const places = find(text);
  let position = 0;
  for (let index = 0; index < places.length; index += 2) {
    const [from, to] = [places[index]!, places[index + 1]!];
    if (from > position) stretches.push({ from: position, to: from, isMatch: invert });
    stretches.push({ from, to, isMatch: !invert });
    position = to;
  }
  if (position < text.length) stretches.push({ from: position, to: text.length, isMatch: invert });
  return stretches;
}

function joined(stretches: Stretch[], behaviour: SplitBehaviour): Stretch[] {
  if (behaviour === 'Isolated') return stretches;
  if (behaviour === 'Removed') return stretches.filter(({ isMatch }) => !isMatch);
  const result: Stretch[] = [];
  let previous: Stretch | undefined;
  for (const stretch of stretches) {
    if (previous && belongTogether(previous, stretch, behaviour)) result.at(-1)!.to = stretch.to;
    else result.push({ ...stretch });
    previous = stretch;
  }
  return result;
}

function belongTogether(one: Stretch, next: Stretch, behaviour: SplitBehaviour): boolean {
  if (behaviour === 'Contiguous') return one.isMatch === next.isMatch;
  return behaviour === 'MergedWithPrevious' ? !one.isMatch && next.isMatch : one.isMatch && !next.isMatch;
}
