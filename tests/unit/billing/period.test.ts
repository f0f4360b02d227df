import { describe, expect, test } from 'vitest';
import { addMonths, Period, periodAt, periodSpan } from '#lib/period';

describe('a period is a month of UTC', () => {
  test.each([
    ['2026-11-30T23:59:59.999Z', '2026-11'],
    ['2026-12-01T00:00:00.000Z', '2026-12'],
    ['2026-12-01T00:30:00+01:00', '2026-11'],
    ['2028-02-29T12:00:00Z', '2028-02'],
  ])('%s lies in %s', (moment, period) => {
    expect(periodAt(Date.parse(moment))).toBe(period);
  });

  test('it ends where the next one begins', () => {
    const { sinceMs, untilMs } = periodSpan('2026-12');
    expect(new Date(sinceMs).toISOString()).toBe('2026-12-01T00:00:00.000Z');
    expect(untilMs).toBe(periodSpan('2027-01').sinceMs);
    expect([periodAt(sinceMs), periodAt(untilMs - 1), periodAt(untilMs)]).toEqual(['2026-12', '2026-12', '2027-01']);
  });

  test.each([
    ['2026-11', 1, '2026-12'],
    ['2026-12', 1, '2027-01'],
    ['2027-01', -1, '2026-12'],
    ['2026-11', 0, '2026-11'],
    ['2026-01', 25, '2028-02'],
    ['2026-01', -13, '2024-12'],
  ])('%s and %i months is %s', (period, months, other) => {
    expect(addMonths(period, months)).toBe(other);
  });

  test('periods sort as texts do', () => {
    const months = Array.from({ length: 30 }, (_, index) => addMonths('2026-01', index));
    expect(months.toSorted()).toEqual(months);
  });

  test.each(['2026-13', '2026-00', '2026-1', '1999-12', '2026-11-01', '', '2026/11'])('%j is none', (text) => {
    expect(Period.safeParse(text).success).toBe(false);
  });
});
