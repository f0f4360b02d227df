import { daysOf } from '#lib/csv/values/parse-date';

const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?\s?(Z|[-+]\d\d:?\d\d)?)?$/;

/**
 * Days since 1970-01-01 UTC, the time of day as the fraction, of a date as ISO 8601 writes it: `2015-01-25`,
 * `2015-01-25T10:00:00+02:00`. NaN where it is no date there is; a time without a zone counts as UTC.
 */
export function isoDays(text: string): number {
  const match = isoDate.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, ...clock] = match;
  return daysOf(Number(year), Number(month), Number(day), clock);
}
