import { expect, test } from 'vitest';
import { isoDays } from '#lib/registry/iso-days';

test.each([
  ['1970-01-01', 0],
  ['2015-01-25', 16_460],
  ['1969-12-31T12:00', -0.5],
  ['2015-01-25 06:00:00', 16_460.25],
  ['2015-01-25T06:00:00.000+06:00', 16_460],
  ['2015-01-24T18:00-0600', 16_460],
  ['0001-01-01', -719_162],
])('%s is %d days from 1970', (text, days) => expect(isoDays(text)).toBe(days));

test.each(['2015-02-30', '2015-13-01', '2015-1-5', '2015-01-25T24:00', '2015-01-25T10:61', '20150125', 'T10:00', ''])(
  '%j is no date',
  (text) => expect(isoDays(text)).toBeNaN(),
);
