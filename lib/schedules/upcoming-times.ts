import { CronExpressionParser } from 'cron-parser';

/** How many of its next times a schedule is shown with. */
export const shownTimes = 3;

/**
 * The next `count` moments after `after` that a (valid) cron line names on the clocks of a time zone. A time that
 * daylight saving skips comes an hour later by the clock; a time of day that comes twice is taken once.
 */
export function upcomingTimes(
  { cron, timeZone }: { cron: string; timeZone: string },
  after: Date,
  count = shownTimes,
): Date[] {
  const expression = CronExpressionParser.parse(cron, { tz: timeZone, currentDate: after });
  return expression.take(count).map((moment) => moment.toDate());
}

/** The first of them. */
export const nextTime = (when: { cron: string; timeZone: string }, after: Date): Date =>
  upcomingTimes(when, after, 1)[0]!;
