import { expect, test } from 'vitest';
import { CronLine } from '#lib/schedules/cron-line';
import { TimeZone } from '#lib/schedules/time-zone';
import { upcomingTimes } from '#lib/schedules/upcoming-times';

const times = (cron: string, timeZone: string, after: string, count?: number) =>
  upcomingTimes({ cron, timeZone }, new Date(after), count).map((moment) => moment.toISOString());

test('a time of day stays the same on the clocks of its zone when daylight saving begins and ends', () => {
  expect(times('0 6 * * *', 'Europe/Berlin', '2027-03-27T00:00:00Z')).toEqual([
    '2027-03-27T05:00:00.000Z',
    '2027-03-28T04:00:00.000Z',
    '2027-03-29T04:00:00.000Z',
  ]);
  expect(times('0 6 * * *', 'America/New_York', '2027-11-06T00:00:00Z')).toEqual([
    '2027-11-06T10:00:00.000Z',
    '2027-11-07T11:00:00.000Z',
    '2027-11-08T11:00:00.000Z',
  ]);
});

test('a time that daylight saving skips comes an hour later, one that comes twice is taken once', () => {
  expect(times('30 2 * * *', 'Europe/Berlin', '2027-03-27T12:00:00Z', 2)).toEqual([
    '2027-03-28T01:30:00.000Z',
    '2027-03-29T00:30:00.000Z',
  ]);
  expect(times('30 2 * * *', 'Europe/Berlin', '2027-10-30T12:00:00Z', 2)).toEqual([
    '2027-10-31T00:30:00.000Z',
    '2027-11-01T01:30:00.000Z',
  ]);
});

test('every half hour goes on through the hour that comes twice', () => {
  expect(times('*/30 * * * *', 'Europe/Berlin', '2027-10-31T00:00:00Z', 4)).toEqual([
    '2027-10-31T00:30:00.000Z',
    '2027-10-31T01:00:00.000Z',
    '2027-10-31T01:30:00.000Z',
    '2027-10-31T02:00:00.000Z',
  ]);
});

test('a moment is not its own next one', () => {
  expect(times('0 6 * * *', 'UTC', '2027-01-01T06:00:00Z', 1)).toEqual(['2027-01-02T06:00:00.000Z']);
});

test.each(['0 6 * * *', '*/15 8-18 * * MON-FRI', '0 0 1,15 * *', '0 0 29 2 *', ' 0  6 * * 7 '])(
  'the cron line "%s" is taken',
  (line) => expect(CronLine.safeParse(line).success).toBe(true),
);

test.each([
  ['', /five fields.* has 0/],
  ['* * * *', /five fields.* has 4/],
  ['0 * * * * *', /five fields.* has 6/],
  ['@daily', /five fields/],
  ['60 * * * *', /minute "60".*0 to 59/],
  ['0 24 * * *', /hour "24"/],
  ['0 6 0 * *', /day of the month "0"/],
  ['0 6 * FOO *', /month "FOO"/],
  ['0 6 * * 8', /day of the week "8"/],
  ['*/0 * * * *', /minute "\*\/0"/],
  ['9-3 * * * *', /minute "9-3"/],
  ['H * * * *', /minute "H"/],
  ['0 6 L * *', /day of the month "L"/],
  ['0 0 31 2 *', /no such day/],
])('the cron line "%s" is refused with the field that does not fit', (line, words) => {
  expect(CronLine.safeParse(line).error?.issues[0]?.message).toMatch(words);
});

test.each(['Europe/Berlin', 'UTC', 'America/Argentina/Buenos_Aires', 'Asia/Kolkata'])('%s is a time zone', (name) => {
  expect(TimeZone.safeParse(name).success).toBe(true);
});

test.each(['', 'Mars/Base', '+01:00', 'Europe/Berlin; drop'])('"%s" is no time zone', (name) => {
  expect(TimeZone.safeParse(name).error?.issues[0]?.message).toMatch(/IANA/);
});
