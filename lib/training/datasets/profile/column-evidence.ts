import { isMissing } from '#lib/csv/values/missing';
import { ValueEvidence } from '#lib/csv/values/value-evidence';
import { DistinctValues } from '#lib/training/datasets/profile/distinct-values';

const truth = /^(true|false)$/i;

/** What the values of a column speak for; what type that is, `inferColumn` decides. */
export class ColumnEvidence extends ValueEvidence {
  readonly distinct: DistinctValues;
  /** Values that are there. */
  values = 0;
  missing = 0;
  truths = 0;
  words = 0;

  constructor(mostDistinct: number) {
    super();
    this.distinct = new DistinctValues(mostDistinct);
  }

  addField(field: string): void {
    const text = field.trim();
    if (isMissing(text)) {
      this.missing++;
      return;
    }
    this.values++;
    this.distinct.add(text);
    if (!this.add(text) && truth.test(text)) this.truths++;
    this.words += countWords(text);
  }
}

function countWords(text: string): number {
  let words = 1;
  for (let index = 1; index < text.length; index++) {
    if (text.charCodeAt(index) <= 32 && text.charCodeAt(index - 1) > 32) words++;
  }
  return words;
}
