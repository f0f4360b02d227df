import type { Fit } from '#lib/csv/values/value-evidence';
import type { ValueFormat } from '#lib/csv/values/value-format';
import type { ColumnSpec } from '#lib/training/datasets/dataset-schema';
import type { ColumnEvidence } from '#lib/training/datasets/profile/column-evidence';
import type { ColumnType } from '#lib/training/table';

/** So many of a column's values must fit a type; the rest count as missing, which is said aloud. */
const leastShare = 0.98;

export type InferredColumn = Pick<ColumnSpec, 'type' | 'format'> & {
  /** What could be read in two ways, and which was chosen. */
  doubt: string | null;
};

/**
 * The type of a column. Yes and no, 0 and 1 stay what they are written as, categories and whole numbers, so that a
 * model takes and answers what stands in the file. A column without any value is ignored.
 */
export function inferColumn(evidence: ColumnEvidence, delimiter: string): InferredColumn {
  const { values, pointNumbers, commaNumbers, leadingZeros, truths } = evidence;
  const holds = (count: number) => count >= leastShare * values;
  if (values === 0) return plain('ignore');
  if (truths === values) return plain('boolean');
  if (leadingZeros <= values * (1 - leastShare)) {
    const prefersComma = delimiter === ';' && evidence.doubtfulCommas > 0;
    const isComma =
      commaNumbers.count > pointNumbers.count || (prefersComma && commaNumbers.count === pointNumbers.count);
    const fit = isComma ? commaNumbers : pointNumbers;
    if (holds(fit.count)) {
      const doubt = pointNumbers.count === commaNumbers.count ? doubtOfCommas(evidence, isComma) : null;
      return { ...ofFormat(fit.whole === fit.count ? 'integer' : 'number', isComma && 'decimal-comma'), doubt };
    }
  }
  const { dayFirst, monthFirst } = evidence;
  if (holds(Math.max(dayFirst.count, monthFirst.count))) return dateColumn(evidence);
  return plain(looksLikeText(evidence) ? 'text' : 'category');
}

function dateColumn({ dayFirst, monthFirst, yearLast, distinct }: ColumnEvidence): InferredColumn {
  if (yearLast === 0) return plain('date');
  if (dayFirst.count !== monthFirst.count) {
    return { ...ofFormat('date', dayFirst.count > monthFirst.count ? 'day-first' : 'month-first'), doubt: null };
  }
  // Points and hyphens are written where the day comes first, slashes in the United States and elsewhere.
  const example = distinct.top(1)[0]?.value ?? '';
  const isMonthFirst = example.includes('/');
  const order = isMonthFirst ? 'month first' : 'day first';
  return {
    ...ofFormat('date', isMonthFirst ? 'month-first' : 'day-first'),
    doubt: `No date tells whether day or month comes first; "${example}" is read with the ${order}.`,
  };
}

function doubtOfCommas({ doubtfulCommas, distinct }: ColumnEvidence, isComma: boolean): string | null {
  if (doubtfulCommas === 0) return null;
  const example = distinct.top(100).find(({ value }) => value.includes(','))?.value;
  const way = isComma ? 'the decimal point of other countries' : 'a divider of thousands';
  return `The comma of ${example ? `"${example}"` : 'these numbers'} is read as ${way}.`;
}

/** Sentences rather than names: several words, and hardly ever the same ones. */
function looksLikeText({ values, words, distinct }: ColumnEvidence): boolean {
  return words / values >= 4 && distinct.unique > values / 2;
}

const plain = (type: ColumnType): InferredColumn => ({ type, doubt: null });

const ofFormat = (type: ColumnType, format: ValueFormat | false) => ({ type, ...(format && { format }) });

/** Between which values of the column lie, read as `spec` says; null where none can be. */
export function rangeOf(evidence: ColumnEvidence, { type, format }: Pick<ColumnSpec, 'type' | 'format'>) {
  const fit = fitOf(evidence, type, format);
  return fit && fit.count > 0 ? { min: fit.min, max: fit.max } : null;
}

function fitOf(evidence: ColumnEvidence, type: ColumnType, format: ValueFormat | undefined): Fit | null {
  if (type === 'number' || type === 'integer') {
    return format === 'decimal-comma' ? evidence.commaNumbers : evidence.pointNumbers;
  }
  if (type === 'date') return format === 'month-first' ? evidence.monthFirst : evidence.dayFirst;
  return null;
}
