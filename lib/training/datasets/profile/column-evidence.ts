import { DistinctValues } from '#lib/training/datasets/profile/distinct-values';
import { isMissing } from '#lib/training/datasets/values/missing';
import { isYearLast, parseDate } from '#lib/training/datasets/values/parse-date';
import { parseCommaNumber, parseNumber } from '#lib/training/datasets/values/parse-number';

/** How many values can be read one way, and between which they lie. */
export class Fit {
  count = 0;
  whole = 0;
  min = Number.POSITIVE_INFINITY;
  max = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    if (Number.isNaN(value)) return;
    this.count++;
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }
}

const fraction = /[.,e]/i;
const leadingZero = /^[-+]?0\d/;
const truth = /^(true|false)$/i;

/** What the values of a column speak for; what type that is, `inferColumn` decides. */
export class ColumnEvidence {
  readonly distinct: DistinctValues;
  /** Values that are there. */
  values = 0;
  missing = 0;
  readonly pointNumbers = new Fit();
  readonly commaNumbers = new Fit();
  readonly dayFirst = new Fit();
  readonly monthFirst = new Fit();
  /** Numbers such as `1,234`, a thousand or one and a bit. */
  doubtfulCommas = 0;
  /** Dates where it matters which of day and month comes first. */
  yearLast = 0;
  /** Numbers such as `007`, which are codes. */
  leadingZeros = 0;
  truths = 0;
  words = 0;

  constructor(mostDistinct: number) {
    this.distinct = new DistinctValues(mostDistinct);
  }

  add(field: string): void {
    const text = field.trim();
    if (isMissing(text)) {
      this.missing++;
      return;
    }
    this.values++;
    this.distinct.add(text);
    const code = text.charCodeAt(0);
    // Digits, signs, points and commas begin numbers and dates.
    if ((code >= 48 && code <= 57) || (code >= 43 && code <= 46)) this.#addNumberOrDate(text);
    else if (truth.test(text)) this.truths++;
    this.words += countWords(text);
  }

  #addNumberOrDate(text: string): void {
    const value = parseNumber(text);
    const isNumber = !Number.isNaN(value);
    this.pointNumbers.add(value);
    if (isNumber && leadingZero.test(text)) this.leadingZeros++;
    if (isNumber && !fraction.test(text)) {
      this.pointNumbers.whole++;
      this.commaNumbers.whole++;
      this.commaNumbers.add(value);
      return;
    }
    const commaValue = parseCommaNumber(text);
    this.commaNumbers.add(commaValue);
    if (isNumber && text.includes(',')) {
      this.pointNumbers.whole += Number.isInteger(value) ? 1 : 0;
      if (!Number.isNaN(commaValue)) this.doubtfulCommas++;
    }
    if (isNumber || text.length < 8) return;
    this.dayFirst.add(parseDate(text, false));
    this.monthFirst.add(parseDate(text, true));
    if (isYearLast(text)) this.yearLast++;
  }
}

function countWords(text: string): number {
  let words = 1;
  for (let index = 1; index < text.length; index++) {
    if (text.charCodeAt(index) <= 32 && text.charCodeAt(index - 1) > 32) words++;
  }
  return words;
}
