import { describe, expect, it } from 'vitest';
import { isMissing } from '#lib/csv/values/missing';
import { parseBoolean } from '#lib/csv/values/parse-boolean';
import { dateText, parseDate } from '#lib/csv/values/parse-date';
import { parseCommaNumber, parseNumber } from '#lib/csv/values/parse-number';

describe('a number', () => {
  it.each([
    ['12', 12],
    ['-1.5', -1.5],
    ['+.5', 0.5],
    ['1e3', 1000],
    ['1,234.5', 1234.5],
    ['1,234,567', 1234567],
    ['', Number.NaN],
    ['1,23', Number.NaN],
    ['0x1f', Number.NaN],
    ['Infinity', Number.NaN],
    ['1e999', Number.NaN],
    ['12 km', Number.NaN],
  ])('with a decimal point: %j', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each([
    ['12', 12],
    ['-1,5', -1.5],
    ['1.234,56', 1234.56],
    ['1.234', 1234],
    ['1.5', Number.NaN],
    ['1,234,567', Number.NaN],
  ])('with a decimal comma: %j', (text, value) => expect(parseCommaNumber(text)).toBe(value));
});

describe('a date', () => {
  it.each([
    ['1970-01-02', 1],
    ['2015-01-25', 16460],
    ['2015/1/25', 16460],
    ['25.01.2015', 16460],
    ['25/01/2015', 16460],
    ['2015-01-25T12:00:00Z', 16460.5],
    ['2015-01-25 12:00', 16460.5],
    ['2015-01-25T12:00:00.000+06:00', 16460.25],
    ['0001-01-01', -719162],
    ['2015-02-29', Number.NaN],
    ['01/25/2015', Number.NaN],
    ['2015-01-25 25:00', Number.NaN],
    ['20150125', Number.NaN],
  ])('with the day first is days since 1970: %j', (text, days) => expect(parseDate(text, false)).toBe(days));

  it('with the month first', () => {
    expect(parseDate('01/25/2015', true)).toBe(16460);
    expect(parseDate('25/01/2015', true)).toBeNaN();
  });

  it('is written as it was read', () => {
    for (const text of ['2015-01-25', '1969-12-31T23:59:59Z', '2015-01-25T10:00:00.250Z']) {
      expect(dateText(parseDate(text, false))).toBe(text);
    }
  });
});

it('a boolean is true or false, yes or no, 1 or 0, in any case', () => {
  expect(['true', 'Yes', 'T', '1', 'y'].map(parseBoolean)).toEqual([1, 1, 1, 1, 1]);
  expect(['FALSE', 'no', 'f', '0', 'N'].map(parseBoolean)).toEqual([0, 0, 0, 0, 0]);
  expect(['2', 'maybe', ''].map(parseBoolean)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
});

it('a missing value is what people write for it, and nothing else', () => {
  const markers = ['', '?', '-', 'NA', 'n/a', 'NaN', 'null', 'None', '#N/A'];
  expect(markers.filter(isMissing)).toEqual(markers);
  expect(['0', 'no', 'nana', '--', 'nothing'].filter(isMissing)).toEqual([]);
});
