import { describe, expect, test } from 'vitest';
import { fieldReader } from '#lib/batch/scoring/field-value';
import type { WrittenAs } from '#lib/batch/scoring/input-format';
import { Feature } from '#lib/registry/feature';

const reader = (feature: object) => fieldReader(Feature.parse({ name: 'x', ...feature }));

describe('a field of a CSV file', () => {
  test.each(['', ' ', 'NA', 'n/a', 'NaN', 'null', 'None', '?', '-'])('"%s" says that a number is missing', (text) => {
    expect(reader({ type: 'number' })(text)).toBeUndefined();
  });

  test.each([
    ['5', 5],
    [' -1.5 ', -1.5],
    ['1e3', 1000],
    ['.5', 0.5],
    ['+7', 7],
    ['0', 0],
    ['-0', -0],
    ['007', 7],
  ])('"%s" is the number %d', (text, value) => {
    expect(reader({ type: 'integer' })(text)).toBe(value);
  });

  test.each(['0x10', ' 0b1', '0O7', '-0x1', '1,5', '1 2', 'five', '--1'])(
    '"%s" stays text, for the codec to refuse',
    (text) => {
      expect(reader({ type: 'number' })(text)).toBe(text);
    },
  );

  test('says true and false in the usual words', () => {
    const read = reader({ type: 'boolean' });
    expect(['True', 'yes', '1', 't'].map(read)).toEqual([true, true, true, true]);
    expect(['FALSE', 'no', '0', 'n'].map(read)).toEqual([false, false, false, false]);
    expect(read('')).toBeUndefined();
    expect(read('maybe')).toBe('maybe');
  });

  test('is a category as it is written, also one that looks like a missing value', () => {
    const read = reader({ type: 'category', categories: ['NA', ' padded', 'b'] });
    expect(['NA', ' padded', ' b ', 'other', ''].map(read)).toEqual(['NA', ' padded', 'b', 'other', undefined]);
  });

  test('"None" is a category where it is one, and missing elsewhere', () => {
    expect(reader({ type: 'category', categories: ['none', 'b'] })('none')).toBe('none');
    expect(reader({ type: 'category', categories: ['a', 'b'], open: true, default: null })('None')).toBeUndefined();
    expect(reader({ type: 'text', default: null })(' n/a ')).toBeUndefined();
  });

  test('is read as its column is written', () => {
    const written = (type: string, as?: WrittenAs) => fieldReader(Feature.parse({ name: 'x', type }), as);
    expect(['1.234,5', '3,5', '1.5', '-'].map(written('number', 'decimal-comma'))).toEqual([
      1234.5,
      3.5,
      '1.5',
      undefined,
    ]);
    expect(['1,234.5', '3.5', '3,5'].map(written('number', 'decimal-point'))).toEqual([1234.5, 3.5, '3,5']);
    expect(['1,234', '1.5'].map(written('number'))).toEqual(['1,234', 1.5]);
    expect(['05.03.2024', '2024-03-05 10:00', 'soon'].map(written('date', 'day-first'))).toEqual([
      '2024-03-05',
      '2024-03-05T10:00:00Z',
      'soon',
    ]);
    expect(written('date', 'month-first')('05/03/2024')).toBe('2024-05-03');
    expect(written('date')('05/03/2024')).toBe('05/03/2024');
  });

  test('is a text as it is, empty ones included, and JSON for a tensor', () => {
    expect(reader({ type: 'text' })(' NA ')).toBe(' NA ');
    expect(reader({ type: 'text' })('')).toBe('');
    expect(reader({ type: 'tensor' })('[1,2]')).toEqual([1, 2]);
    expect(reader({ type: 'tensor' })('[1,')).toBe('[1,');
    expect(reader({ type: 'date' })(' 2026-01-31 ')).toBe('2026-01-31');
  });
});
