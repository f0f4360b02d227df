import { AppError } from '#lib/errors';
import { type AlignedText, replaceMatches, startOf, withPrefix } from '#lib/inference/codecs/text/aligned-text';
import { matchesOf } from '#lib/inference/codecs/text/find-matches';
import { patternOf } from '#lib/inference/codecs/text/pattern-of';
import { splitAt } from '#lib/inference/codecs/text/split-at';
import type { PreTokenizerConfig } from '#lib/inference/codecs/text/tokenizer-file';

export type Split = (source: AlignedText) => AlignedText[];

export type PreTokenizer = {
  /** A normalised text in words. */
  split: Split;
  /** Whether the model takes each word's UTF-8 bytes as characters. */
  bytes: boolean;
  /** Whether it must know where in the caller's text a piece begins. */
  needsSpans: boolean;
};

// ASCII has symbols that Unicode does not call punctuation, but BERT does.
const PUNCTUATION = '\\p{P}$+<=>^`|~';
const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';
const SPACES = matchesOf(/ /gu);
const BYTE_LEVEL =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

/** Compiles the pre-tokenizer of a `tokenizer.json`. */
export function compilePreTokenizer(config: PreTokenizerConfig | null | undefined): PreTokenizer {
  const steps = config?.type === 'Sequence' ? config.pretokenizers : config ? [config] : [];
  const bytes = steps.some(({ type }) => type === 'ByteLevel');
  if (bytes && steps.at(-1)!.type !== 'ByteLevel')
    throw new AppError('invalid', 'tokenizer.json splits words after ByteLevel, which is not supported.');
  const needsSpans = steps.some((step) => step.type === 'Metaspace' && step.prepend_scheme === 'first');
  const splits = steps.map(compileSplit);
  const split: Split = (source) => splits.reduce((pieces, next) => pieces.flatMap(next), [source]);
  return { split: splits.length === 1 ? splits[0]! : split, bytes, needsSpans };
}

function compileSplit(config: PreTokenizerConfig): Split {
  switch (config.type) {
    case 'Sequence': {
      const { split, bytes, needsSpans } = compilePreTokenizer(config);
      if (!bytes && !needsSpans) return split;
      throw new AppError('invalid', 'tokenizer.json has a sequence of sequences that is not supported.');
    }
    case 'BertPreTokenizer':
      return words(new RegExp(`[^\\p{White_Space}${PUNCTUATION}]+|[${PUNCTUATION}]`, 'gu'));
    case 'Whitespace':
      return words(new RegExp(`[${WORD}]+|[^${WORD}\\p{White_Space}]+`, 'gu'));
    case 'WhitespaceSplit':
      return words(/\P{White_Space}+/gu);
    case 'ByteLevel':
      return byteLevel(config);
    case 'Metaspace':
      return metaspace(config);
    case 'Punctuation':
      return splitAt(matchesOf(new RegExp(`[${PUNCTUATION}]`, 'gu')), config.behavior);
    case 'Digits':
      return splitAt(matchesOf(/\p{N}/gu), config.individual_digits ? 'Isolated' : 'Contiguous');
    case 'CharDelimiterSplit':
      return splitAt(patternOf({ String: config.delimiter }), 'Removed');
    case 'Split':
      return splitAt(patternOf(config.pattern), config.behavior, config.invert);
  }
}

/** The matches alone. */
const words = (pattern: RegExp) => splitAt(matchesOf(pattern), 'Removed', true);

function byteLevel(config: Extract<PreTokenizerConfig, { type: 'ByteLevel' }>): Split {
  const split: Split = config.use_regex ? words(BYTE_LEVEL) : (source) => [source];
  if (!config.add_prefix_space) return split;
  return (source) => split(source.text.startsWith(' ') ? source : withPrefix(source, ' '));
}

function metaspace(config: Extract<PreTokenizerConfig, { type: 'Metaspace' }>): Split {
  const { replacement, add_prefix_space } = config;
  const scheme = config.prepend_scheme ?? (add_prefix_space === false ? 'never' : 'always');
  const pattern = patternOf({ String: replacement });
  const split: Split = config.split ? splitAt(pattern, 'MergedWithNext') : (source) => [source];
  return (source) => {
    const marked = source.text.includes(' ') ? replaceMatches(source, SPACES, replacement) : source;
    const prefixed = scheme === 'always' || (scheme === 'first' && startOf(source, 0) === 0);
    return split(prefixed && !marked.text.startsWith(replacement) ? withPrefix(marked, replacement) : marked);
  };
}
