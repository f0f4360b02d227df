import { parseBoolean } from '#lib/csv/values/parse-boolean';
import { parseDate } from '#lib/csv/values/parse-date';
import { parseCommaNumber, parseNumber } from '#lib/csv/values/parse-number';
import type { ColumnSpec } from '#lib/training/datasets/dataset-schema';

/** How a column of numbers, booleans or dates reads a trimmed text: its value, NaN where it is none; null for others. */
export function valueParser({ type, format }: Pick<ColumnSpec, 'type' | 'format'>): ((text: string) => number) | null {
  switch (type) {
    case 'number':
      return format === 'decimal-comma' ? parseCommaNumber : parseNumber;
    case 'integer': {
      const parse = format === 'decimal-comma' ? parseCommaNumber : parseNumber;
      return (text) => whole(parse(text));
    }
    case 'boolean':
      return parseBoolean;
    case 'date':
      return (text) => parseDate(text, format === 'month-first');
    case 'category':
    case 'text':
    case 'ignore':
      return null;
  }
}

const whole = (value: number) => (Number.isInteger(value) ? value : Number.NaN);
