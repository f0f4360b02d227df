import { expect, test } from 'vitest';
import { cronOf, cronWords, type Timing, timingOf } from '#components/schedules/timing.ts';
import { CronLine } from '#lib/schedules/cron-line';

const timings: [Timing, string, string | null][] = [
  [{ every: 'hour', minute: 0 }, '0 * * * *', 'Every hour, on the hour'],
  [{ every: 'hour', minute: 15 }, '15 * * * *', 'Every hour, 15 minutes past'],
  [{ every: 'day', time: '06:05' }, '5 6 * * *', 'Every day at 06:05'],
  [{ every: 'weekday', time: '18:30' }, '30 18 * * 1-5', 'Monday to Friday at 18:30'],
  [{ every: 'week', time: '00:00', day: 0 }, '0 0 * * 0', 'Every Sunday at 00:00'],
  [{ every: 'month', time: '06:00', day: 31 }, '0 6 31 * *', 'On day 31 of every month at 06:00'],
  [{ every: 'cron', line: '*/15 8-18 * * 1-5' }, '*/15 8-18 * * 1-5', null],
];

test.each(timings)('what a form asks for and the cron line it makes say the same: %o', (timing, cron, words) => {
  expect(cronOf(timing)).toBe(cron);
  expect(timingOf(cron)).toEqual(timing);
  expect(cronWords(cron)).toBe(words);
  expect(CronLine.safeParse(cron).success).toBe(true);
});

test.each(['0 6 1 * 1', '0 6 * 1 *', '5 * 1 * *', '1,2 6 * * *'])(
  'a line that no preset makes is shown as it is: %s',
  (line) => expect(cronWords(line)).toBeNull(),
);
