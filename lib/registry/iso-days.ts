const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?\s?(?:Z|([-+])(\d\d):?(\d\d))?)?$/;
const msPerDay = 86_400_000;

/**
 * Days since 1970-01-01 UTC, the time of day as the fraction, of a date as ISO 8601 writes it: `2015-01-25`,
 * `2015-01-25T10:00:00+02:00`. NaN where it is no date there is; a time without a zone counts as UTC.
 */
export function isoDays(text: string): number {
  const match = isoDate.exec(text);
  if (!match) return Number.NaN;
  const [, year, month, day, hours = '0', minutes = '0', seconds = '0', sign, zoneHours = '0', zoneMinutes = '0'] =
    match;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  // The 31st of June would become the 1st of July.
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return Number.NaN;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 61) return Number.NaN;
  const zone = (Number(zoneHours) * 60 + Number(zoneMinutes)) * (sign === '-' ? -60 : 60);
  const secondsOfDay = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - zone;
  return (date.getTime() + secondsOfDay * 1000) / msPerDay;
}
