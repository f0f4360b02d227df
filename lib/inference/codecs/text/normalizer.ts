import {
  type AlignedText,
  replaceMatches,
  rewriteEach,
  sliceOf,
  withPrefix,
} from '#lib/inference/codecs/text/aligned-text';
import { compileCharacterMap } from '#lib/inference/codecs/text/character-map';
import { patternOf } from '#lib/inference/codecs/text/pattern-of';
import { spacesBegin, spacesEnd } from '#lib/inference/codecs/text/spaces';
import type { NormalizerConfig } from '#lib/inference/codecs/text/tokenizer-file';
import { inUnicodeForm } from '#lib/inference/codecs/text/unicode-form';

/** What is done to a text before it is split into words. */
export type Normalize = (source: AlignedText) => AlignedText;

/** Compiles the normalizer of a `tokenizer.json`. */
export function compileNormalizer(config: NormalizerConfig | null | undefined): Normalize {
  if (!config) return (source) => source;
  switch (config.type) {
    case 'Sequence': {
      const steps = config.normalizers.map(compileNormalizer);
      return (source) => steps.reduce((text, step) => step(text), source);
    }
    case 'BertNormalizer':
      return bertNormalizer(config);
    case 'Lowercase':
      return lowercase;
    case 'StripAccents':
      return (source) => without(source, /\p{M}/gu);
    case 'Nmt':
      return (source) => replaceEach(without(source, NMT_DROPPED), NMT_SPACE, ' ');
    case 'Strip':
      return (source) => strip(source, config);
    case 'Prepend':
      return (source) => withPrefix(source, config.prepend);
    case 'Replace': {
      const find = patternOf(config.pattern);
      return (source) => replaceMatches(source, find, config.content);
    }
    case 'Precompiled':
      return config.precompiled_charsmap
        ? compileCharacterMap(Buffer.from(config.precompiled_charsmap, 'base64'))
        : (source) => source;
    default: {
      const { type } = config;
      return (source) => inUnicodeForm(source, type);
    }
  }
}

// Control characters are what these are about.
// biome-ignore lint/suspicious/noControlCharactersInRegex: see above
const NMT_DROPPED = /[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f]/gu;
const NMT_SPACE = /[\t\n\f\r\u1680\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]/gu;

const UNPRINTED = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Co}\ufffd]/gu;
const SPACE = /\p{White_Space}/gu;
// The range from 2b920 is the original's, which means 2b820.
const CHINESE =
  /[\u4e00-\u9fff\u3400-\u4dbf\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu;
const PRINTABLE_ASCII = /^[ -~]*$/;

function bertNormalizer(config: Extract<NormalizerConfig, { type: 'BertNormalizer' }>): Normalize {
  const stripsAccents = config.strip_accents ?? config.lowercase;
  return (source) => {
    let text = source;
    if (!PRINTABLE_ASCII.test(text.text)) {
      if (config.clean_text) text = replaceEach(without(text, UNPRINTED), SPACE, ' ');
      if (config.handle_chinese_chars) text = chineseApart(text);
      if (stripsAccents) text = without(inUnicodeForm(text, 'NFD'), /\p{Mn}/gu);
    }
    return config.lowercase ? lowercase(text) : text;
  };
}

/** A space on both sides of each Chinese character. */
function chineseApart(source: AlignedText): AlignedText {
  const text = source.text.replace(CHINESE, ' $& ');
  if (text === source.text) return source;
  if (!source.tracked) return { ...source, text };
  return rewriteEach(source, (point) => (matches(CHINESE, point) ? ` ${point} ` : point));
}

/** Each code point by itself: JavaScript would write a sigma that ends a word in another way. */
function lowercase(source: AlignedText): AlignedText {
  const { text } = source;
  const lower = text.includes('Σ')
    ? text.replace(/[^Σ]+/g, (part) => part.toLowerCase()).replaceAll('Σ', 'σ')
    : text.toLowerCase();
  if (lower === text) return source;
  // The only letter of Unicode that is longer as a small one.
  if (!source.tracked || !text.includes('İ')) return { ...source, text: lower };
  return rewriteEach(source, (point) => (point === 'Σ' ? 'σ' : point.toLowerCase()));
}

function strip(source: AlignedText, { strip_left, strip_right }: { strip_left: boolean; strip_right: boolean }) {
  const to = strip_right ? spacesBegin(source.text) : source.text.length;
  const from = strip_left ? Math.min(to, spacesEnd(source.text)) : 0;
  return sliceOf(source, from, to);
}

/** Without the code points that match. */
function without(source: AlignedText, pattern: RegExp): AlignedText {
  const text = source.text.replace(pattern, '');
  if (text === source.text) return source;
  if (!source.tracked) return { ...source, text };
  return rewriteEach(source, (point) => (matches(pattern, point) ? '' : point));
}

/** With the code points that match replaced, each by one of the same length in UTF-16. */
function replaceEach(source: AlignedText, pattern: RegExp, content: string): AlignedText {
  const text = source.text.replace(pattern, content);
  return text === source.text ? source : { ...source, text };
}

function matches(pattern: RegExp, point: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(point);
}
