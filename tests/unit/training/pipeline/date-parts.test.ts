import { expect, it } from 'vitest';
import { datePart } from '#lib/training/pipeline/date-parts';

const daysOf = (text: string) => Date.parse(text) / 86_400_000;

it.each([
  ['1970-01-01', 3],
  ['2026-11-21', 5],
  ['1969-12-31', 2],
  ['1900-01-01T23:59:00Z', 0],
  ['0001-01-01', 0],
  ['9999-12-31', 4],
])('%s is day %i of its week, Monday being 0', (text, weekday) => {
  expect(datePart(daysOf(text), 'weekday')).toBe(weekday);
});

it('counts the days of the year from 0 on every day of 1901 to 2099', () => {
  for (let year = 1901; year < 2100; year++) {
    const first = daysOf(`${year}-01-01`);
    const next = daysOf(`${year + 1}-01-01`);
    for (const day of [0, 1, 58, 59, 60, next - first - 1]) {
      expect(datePart(first + day + 0.75, 'day-of-year')).toBe(day);
    }
  }
});

it('gives nothing for a date that is missing', () => {
  expect([datePart(NaN, 'days'), datePart(NaN, 'weekday'), datePart(NaN, 'day-of-year')]).toEqual([NaN, NaN, NaN]);
});
