import type { WrittenAs } from '#lib/batch/scoring/input-format';
import { isMissing } from '#lib/csv/values/missing';
import { ValueEvidence } from '#lib/csv/values/value-evidence';
import type { ValueFormat } from '#lib/csv/values/value-format';
import type { Manifest } from '#lib/registry/manifest';

/** How each column of the data set a model learned from is written, null in the usual way; empty where it had none. */
export type LearnedFormats = Readonly<Record<string, ValueFormat | null>>;

/**
 * How the numbers and dates of features are written in a file, told from its first rows. What can be read two ways is
 * read as in the data set the model learned from; without one it is not decided, and such values are refused.
 */
export function findWrittenAs(
  { features }: Pick<Manifest, 'features'>,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  learned: LearnedFormats,
): Record<string, WrittenAs> {
  const found: Record<string, WrittenAs> = {};
  for (const { name, type } of features) {
    const field = header.indexOf(name);
    if (field < 0 || (type !== 'number' && type !== 'integer' && type !== 'date')) continue;
    const evidence = new ValueEvidence();
    for (const row of rows) {
      const text = row[field]!.trim();
      if (!isMissing(text)) evidence.add(text);
    }
    const ofLearned = learned[name];
    const way = type === 'date' ? dateOrder(evidence, ofLearned) : decimalMark(evidence, ofLearned);
    if (way) found[name] = way;
  }
  return found;
}

type Learned = ValueFormat | null | undefined;

function decimalMark({ pointNumbers, commaNumbers }: ValueEvidence, learned: Learned): WrittenAs | null {
  if (commaNumbers.count !== pointNumbers.count) {
    return commaNumbers.count > pointNumbers.count ? 'decimal-comma' : 'decimal-point';
  }
  if (learned === undefined) return null;
  return learned === 'decimal-comma' ? 'decimal-comma' : 'decimal-point';
}

function dateOrder({ dayFirst, monthFirst }: ValueEvidence, learned: Learned): WrittenAs | null {
  if (dayFirst.count !== monthFirst.count) return dayFirst.count > monthFirst.count ? 'day-first' : 'month-first';
  return learned === 'day-first' || learned === 'month-first' ? learned : null;
}

const aloud: [WrittenAs, string][] = [
  ['decimal-comma', 'Read with decimal commas'],
  ['day-first', 'Read with the day before the month'],
  ['month-first', 'Read with the month before the day'],
];

/** What a careful reader would say of it, for the page of the job. */
export function writtenAsNotes(writtenAs: Readonly<Record<string, WrittenAs>>): string[] {
  return aloud.flatMap(([way, text]) => {
    const names = Object.keys(writtenAs).filter((name) => writtenAs[name] === way);
    if (names.length === 0) return [];
    const more = names.length > 8 ? ` and ${names.length - 8} more` : '';
    return `${text}: ${names.slice(0, 8).join(', ')}${more}.`;
  });
}
