import type { Feature } from '#lib/registry/manifest';

/** Gives the JSON value that a field's text stands for, undefined where it is missing. */
export type FieldReader = (text: string) => unknown;

/** As a data set is read, so that a file that trained a model can be scored with it. */
const missing = new Set(['', '?', '-', 'na', 'n/a', '#n/a', '<na>', 'nan', 'null', 'none', 'nil']);
const truths = new Map([
  ...['true', 't', 'yes', 'y', '1'].map((word) => [word, true] as const),
  ...['false', 'f', 'no', 'n', '0'].map((word) => [word, false] as const),
]);
const isMissing = (text: string) => missing.has(text.trim().toLowerCase());

/**
 * How a field of a CSV file is read as a feature. Text that is no value of its type stays text, so that the codec
 * refuses it in the same words as in a call.
 */
export function fieldReader(feature: Feature): FieldReader {
  switch (feature.type) {
    case 'number':
    case 'integer':
      return (text) => {
        const value = Number(text);
        if (Number.isNaN(value) || !isDecimal(text)) return isMissing(text) ? undefined : text;
        return value;
      };
    case 'boolean':
      return (text) => truths.get(text.trim().toLowerCase()) ?? (isMissing(text) ? undefined : text);
    case 'category': {
      const categories = new Set(feature.categories);
      return (text) => {
        if (categories.has(text)) return text;
        return isMissing(text) && !categories.has(text.trim()) ? undefined : text.trim();
      };
    }
    case 'date':
      return (text) => (isMissing(text) ? undefined : text.trim());
    case 'tensor':
      return (text) => (text === '' ? undefined : jsonOrText(text));
    case 'image':
      return (text) => (text === '' ? undefined : text);
    case 'text':
      return (text) => text;
  }
}

/** Whether what `Number` reads is a decimal number: it also reads 0x10, and nothing at all as zero. */
function isDecimal(text: string): boolean {
  // Spaces, and letters after the first character, are rare enough for a closer look.
  if (text.charCodeAt(0) > 32 && !(text.charCodeAt(1) > 57)) return true;
  return text.trim() !== '' && !/^\s*0[xbo]/i.test(text);
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
