import { type AlignedText, sliceOf } from '#lib/inference/codecs/text/aligned-text';
import { spacesBegin, spacesEnd } from '#lib/inference/codecs/text/spaces';
import type { AddedToken } from '#lib/inference/codecs/text/tokenizer-file';

/** A stretch of a text: a token as it stands, or what is still to be split into tokens. */
export type Section = { source: AlignedText; id: number | null };

/** Finds the tokens that are looked for in a text as they are, such as "[SEP]": the longest at each place. */
export function compileAddedTokens(tokens: readonly AddedToken[]): (source: AlignedText) => Section[] {
  const byContent = new Map(tokens.map((token) => [token.content, token]));
  if (byContent.size === 0) return (source) => [{ source, id: null }];
  const longestFirst = [...byContent.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map((content) => RegExp.escape(content)).join('|'), 'gu');
  return (source) => {
    const sections: Section[] = [];
    let position = 0;
    for (const match of source.text.matchAll(pattern)) {
      const token = byContent.get(match[0])!;
      const found = placeOf(token, source.text, match.index, position);
      if (!found) continue;
      if (found.from > position) sections.push({ source: sliceOf(source, position, found.from), id: null });
      sections.push({ source: sliceOf(source, found.from, found.to), id: token.id });
      position = found.to;
    }
    if (position < source.text.length)
      sections.push({ source: sliceOf(source, position, source.text.length), id: null });
    return sections;
  };
}

const WORD_BEFORE = /[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]$/u;
const WORD_AFTER = /^[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u;

function placeOf({ content, single_word, lstrip, rstrip }: AddedToken, text: string, at: number, position: number) {
  const from = at;
  const to = at + content.length;
  // Two units are enough to see a code point.
  if (
    single_word &&
    (WORD_BEFORE.test(text.slice(Math.max(0, from - 2), from)) || WORD_AFTER.test(text.slice(to, to + 2)))
  )
    return null;
  return {
    from: lstrip ? Math.max(position, spacesBegin(text, from)) : Math.max(position, from),
    to: rstrip ? spacesEnd(text, to) : to,
  };
}
