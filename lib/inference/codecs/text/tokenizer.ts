import { compileAddedTokens, type Section } from '#lib/inference/codecs/text/added-tokens';
import { type AlignedText, asSent, endOf, startOf } from '#lib/inference/codecs/text/aligned-text';
import { overBytes } from '#lib/inference/codecs/text/byte-level';
import { compileMarks, type Marks } from '#lib/inference/codecs/text/marks';
import { compileNormalizer } from '#lib/inference/codecs/text/normalizer';
import { compilePreTokenizer } from '#lib/inference/codecs/text/pre-tokenizer';
import { rememberedWords } from '#lib/inference/codecs/text/remembered-words';
import { pointsBack, pointsOn, spacesBegin, spacesEnd } from '#lib/inference/codecs/text/spaces';
import { readTokenizerFile } from '#lib/inference/codecs/text/tokenizer-file';
import { compileWordModel } from '#lib/inference/codecs/text/word-model';

/** Where a token stands in the text, in UTF-16 units, and the number of its word. */
export type TokenSpan = { start: number; end: number; word: number };

/** A text's tokens without marks; `spans` where they were asked for. */
export type Tokenized = { ids: number[]; spans: TokenSpan[] };

export type Tokenizer = {
  /** At least the first `most` tokens of a text, or all there are; where they stand with `withSpans`. */
  tokenize(text: string, options: { most: number; withSpans: boolean }): Tokenized;
  marks: Marks;
};

/**
 * The tokenizer of a `tokenizer.json`, with the ids and offsets of the Rust crate `tokenizers`.
 * Throws AppError('invalid') for a file that is none or has parts that are not supported.
 */
export function compileTokenizer(file: Uint8Array): Tokenizer {
  const config = readTokenizerFile(file);
  const normalize = compileNormalizer(config.normalizer);
  const { split, bytes, needsSpans } = compilePreTokenizer(config.pre_tokenizer);
  const marks = compileMarks(config.post_processor);
  const { trimsSpaces } = marks;
  const model = compileWordModel(config.model);
  const piecesOf = rememberedWords(bytes ? overBytes(model) : model);
  const asTheyStand = compileAddedTokens(config.added_tokens.filter(({ normalized }) => !normalized));
  const normalised = compileAddedTokens(
    config.added_tokens
      .filter(({ normalized }) => normalized)
      .map((token) => ({ ...token, content: normalize(asSent(token.content, false)).text })),
  );

  function* sectionsOf(text: string, tracked: boolean): Iterable<Section> {
    for (const section of asTheyStand(asSent(text, tracked))) {
      if (section.id !== null) yield section;
      else for (const inner of normalised(normalize(section.source))) if (inner.source.text !== '') yield inner;
    }
  }

  function tokenize(text: string, { most, withSpans }: { most: number; withSpans: boolean }): Tokenized {
    const ids: number[] = [];
    const spans: TokenSpan[] = [];
    let word = 0;
    for (const { source, id } of sectionsOf(text, withSpans || needsSpans)) {
      if (ids.length >= most) break;
      if (id !== null) {
        ids.push(id);
        if (withSpans)
          spans.push(spanOf(source, 0, source.text.length, { text, word, index: spans.length, isWhole: true }));
        word++;
        continue;
      }
      for (const piece of split(source)) {
        if (ids.length >= most) break;
        const pieces = piecesOf(piece.text);
        for (let index = 0; index < pieces.ids.length; index++) {
          ids.push(pieces.ids[index]!);
          if (withSpans)
            spans.push(
              spanOf(piece, pieces.starts[index]!, pieces.ends[index]!, {
                text,
                word,
                index: spans.length,
                isWhole: false,
              }),
            );
        }
        word++;
      }
    }
    return { ids, spans };
  }

  function spanOf(
    piece: AlignedText,
    from: number,
    to: number,
    { text, word, index, isWhole }: { text: string; word: number; index: number; isWhole: boolean },
  ): TokenSpan {
    const span = { start: startOf(piece, from), end: endOf(piece, to), word };
    if (!trimsSpaces) return span;
    // Within words, only the space itself is written as one; the bytes of others are letters.
    const token = bytes && !isWhole ? piece.text.slice(from, to).replace(/[^ ]/g, '_') : piece.text.slice(from, to);
    return withoutSpaces(span, { token, text, index, ...trimsSpaces });
  }

  return { tokenize, marks };
}

/** Without the spaces that a token of bytes begins and ends with, but for the one that was put before the text. */
function withoutSpaces(
  { start, end, word }: TokenSpan,
  { token, text, index, prefixed }: { token: string; text: string; index: number; prefixed: boolean },
): TokenSpan {
  const added = prefixed && (index === 0 || start === 0) ? 1 : 0;
  const leading = Math.max(0, spacesEnd(token) - added);
  const trailing = token.length - spacesBegin(token);
  const from = Math.min(end, pointsOn(text, start, leading));
  return { start: from, end: Math.max(from, pointsBack(text, end, trailing)), word };
}
