const time = '(?:[T ](\\d\\d?):(\\d\\d)(?::(\\d\\d(?:\\.\\d+)?))?\\s?(Z|[-+]\\d\\d:?\\d\\d)?)?';
const yearFirst = new RegExp(`^(\\d{4})([-/.])(\\d\\d?)\\2(\\d\\d?)${time}$`);
const yearLast = new RegExp(`^(\\d\\d?)([-/.])(\\d\\d?)\\2(\\d{4})${time}$`);
const msPerDay = 86_400_000;

/**
 * Days since 1970-01-01 UTC, with the time of day as the fraction, of a trimmed text such as `2015-01-25`,
 * `2015-01-25T10:00:00Z`, `25.01.2015 10:00`; NaN where it is no date there is. A time without a zone counts as UTC.
 * Which of day and month comes first where the year is last, `monthFirst` says.
 */
export function parseDate(text: string, monthFirst: boolean): number {
  if (text.length < 8 || text.length > 40) return Number.NaN;
  const ofYearFirst = yearFirst.exec(text);
  if (ofYearFirst) {
    const [, year, , month, day, ...clock] = ofYearFirst;
    return daysOf(+year!, +month!, +day!, clock);
  }
  const ofYearLast = yearLast.exec(text);
  if (!ofYearLast) return Number.NaN;
  const [, first, , second, year, ...clock] = ofYearLast;
  return monthFirst ? daysOf(+year!, +first!, +second!, clock) : daysOf(+year!, +second!, +first!, clock);
}

/** Whether the order of day and month makes a difference for how the text is read. */
export const isYearLast = (text: string) => yearLast.test(text);

/**
 * Days since 1970-01-01 UTC of a day and a clock: hours, minutes, seconds and zone (`Z`, `+02:00`), each as text or
 * left out. NaN where there is no such day or time.
 */
export function daysOf(year: number, month: number, day: number, clock: readonly (string | undefined)[]): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // The 31st of June would become the 1st of July.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return Number.NaN;
  const [hours = '0', minutes = '0', seconds = '0', zone] = clock;
  if (+hours > 23 || +minutes > 59 || +seconds >= 61) return Number.NaN;
  const ofDay = (+hours * 3600 + +minutes * 60 + +seconds) * 1000 - zoneMs(zone);
  return (date.getTime() + ofDay) / msPerDay;
}

function zoneMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = +zone.slice(1, 3) * 60 + +zone.slice(-2);
  return (zone[0] === '-' ? -minutes : minutes) * 60_000;
}

/** A date as ISO 8601: `2015-01-25`, or with the time where it has one. */
export function dateText(days: number): string {
  const text = new Date(Math.round(days * msPerDay)).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.replace('.000Z', 'Z');
}
