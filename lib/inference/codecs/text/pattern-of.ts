import { SplitPreTokenizer } from '@huggingface/tokenizers';
import { AppError } from '#lib/errors';
import { type FindMatches, guardedMatchesOf, matchesOf } from '#lib/inference/codecs/text/find-matches';
import type { Pattern } from '#lib/inference/codecs/text/tokenizer-file';

/** Expressions of well-known tokenizers, which never backtrack far: watching one costs more than a whole text. */
const KNOWN: readonly string[] = [
  ' {2,}',
  '\\s+',
  ...['\\p{N}', '\\p{N}{1,3}'].map(
    (digits) =>
      `(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`,
  ),
];

/**
 * How a pattern of a `tokenizer.json` is found. An expression there is written for Oniguruma; @huggingface/tokenizers
 * knows what that is in JavaScript. Throws AppError('invalid') for one that cannot be said there.
 */
export function patternOf(pattern: Pattern): FindMatches {
  if ('String' in pattern) return matchesOf(new RegExp(RegExp.escape(pattern.String), 'gu'));
  try {
    const { pattern: expression } = new SplitPreTokenizer({
      type: 'Split',
      pattern,
      behavior: 'Isolated',
      invert: true,
    });
    if (expression) return KNOWN.includes(pattern.Regex) ? matchesOf(expression) : guardedMatchesOf(expression);
  } catch {
    // Told below, in the words of who uploaded it.
  }
  throw new AppError('invalid', `tokenizer.json has a pattern that is not supported: ${pattern.Regex.slice(0, 200)}`);
}
