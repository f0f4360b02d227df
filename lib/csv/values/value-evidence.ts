import { isYearLast, parseDate } from '#lib/csv/values/parse-date';
import { parseCommaNumber, parseNumber } from '#lib/csv/values/parse-number';

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

/** What the texts of a column say of the way its numbers and dates are written. */
export class ValueEvidence {
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

  /** Takes a trimmed text that is not missing; true where it may be a number or a date. */
  add(text: string): boolean {
    const code = text.charCodeAt(0);
    // Digits, signs, points and commas begin numbers and dates.
    const isCandidate = (code >= 48 && code <= 57) || (code >= 43 && code <= 46);
    if (isCandidate) this.#addNumberOrDate(text);
    return isCandidate;
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
