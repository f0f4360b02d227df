import type { WrittenAs } from '#lib/batch/scoring/input-format';
import { isMissing } from '#lib/csv/values/missing';
import { parseBoolean } from '#lib/csv/values/parse-boolean';
import { dateText, isYearLast, parseDate } from '#lib/csv/values/parse-date';
import { parseCommaNumber, parseNumber } from '#lib/csv/values/parse-number';
import type { Feature } from '#lib/registry/feature';

/** Gives the JSON value that a field's text stands for, undefined where it is missing. */
export type FieldReader = (text: string) => unknown;

/**
 * How a field of a CSV file is read as a feature: as a data set is, so that a file that trained a model can be scored
 * with it. Text that is no value of its type stays text, so that the codec refuses it in the same words as in a call.
 */
export function fieldReader(feature: Feature, writtenAs?: WrittenAs): FieldReader {
  switch (feature.type) {
    case 'number':
    case 'integer': {
      const parse = numberParser(writtenAs);
      return (text) => {
        const trimmed = text.trim();
        const value = parse(trimmed);
        if (!Number.isNaN(value)) return value;
        return isMissing(trimmed) ? undefined : text;
      };
    }
    case 'boolean':
      return (text) => {
        const trimmed = text.trim();
        const value = parseBoolean(trimmed);
        if (!Number.isNaN(value)) return value === 1;
        return isMissing(trimmed) ? undefined : text;
      };
    case 'category': {
      const categories = new Set(feature.categories);
      return (text) => {
        if (categories.has(text)) return text;
        const trimmed = text.trim();
        return isMissing(trimmed) && !categories.has(trimmed) ? undefined : trimmed;
      };
    }
    case 'date':
      return dateReader(writtenAs);
    case 'tensor':
      return (text) => (text === '' ? undefined : jsonOrText(text));
    case 'image':
    case 'audio':
    case 'video':
      return (text) => (text === '' ? undefined : text);
    case 'text':
      // Without a default a text is never missing, and an empty one is an answer, too.
      return feature.default === undefined ? (text) => text : (text) => (isMissing(text.trim()) ? undefined : text);
  }
}

function numberParser(writtenAs: WrittenAs | undefined): (text: string) => number {
  if (writtenAs === 'decimal-comma') return parseCommaNumber;
  // Where nobody knows what a comma means, it means nothing.
  return writtenAs === 'decimal-point' ? parseNumber : (text) => (text.includes(',') ? Number.NaN : parseNumber(text));
}

function dateReader(writtenAs: WrittenAs | undefined): FieldReader {
  return (text) => {
    const trimmed = text.trim();
    if (isMissing(trimmed)) return undefined;
    if (writtenAs === undefined && isYearLast(trimmed)) return trimmed;
    const days = parseDate(trimmed, writtenAs === 'month-first');
    return Number.isNaN(days) ? trimmed : dateText(days);
  };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
