import { describe, expect, test } from 'vitest';
import {
  formatDecimal,
  formatMinor,
  minorDigits,
  Price,
  parseDecimal,
  parseMinor,
  percentOf,
  toMinor,
} from '#lib/billing/money';

describe('a decimal is kept exactly', () => {
  test.each([
    ['0', 0n],
    ['1', 10_000_000_000n],
    ['0.0000000001', 1n],
    ['0.1', 1_000_000_000n],
    ['-2.5', -25_000_000_000n],
    ['123456789.0123456789', 1_234_567_890_123_456_789n],
  ])('%s', (text, value) => {
    expect(parseDecimal(text)).toBe(value);
    expect(formatDecimal(value)).toBe(text);
  });

  test('needless zeros, as the database writes them, are left out', () => {
    expect(formatDecimal(parseDecimal('0.0025000000'))).toBe('0.0025');
    expect(formatDecimal(parseDecimal('007.50'))).toBe('7.5');
  });

  test.each(['', '.5', '1.', '1,5', '1e3', ' 1', '+1', '0.00000000001', 'NaN', '--1', '0x10', '١'])(
    'what is no decimal of ten places is refused: %j',
    (text) => {
      expect(() => parseDecimal(text)).toThrow(RangeError);
    },
  );
});

describe('a price that people write', () => {
  test.each(['0', '0.0025', '49', '999999999.9999999999'])('%s is one', (text) => {
    expect(Price.parse(text)).toBe(text);
  });

  test.each(['-1', '-0.01', '1.00000000001', '1000000000', '1,5', '', 'free', '1e-3', '0.1 '])('%j is none', (text) => {
    expect(Price.safeParse(text).success).toBe(false);
  });
});

describe('rounding to the smallest unit takes halves away from zero', () => {
  test.each([
    ['0.004', 2, 0n],
    ['0.005', 2, 1n],
    ['0.0049999999', 2, 0n],
    ['-0.005', 2, -1n],
    ['-0.004', 2, 0n],
    ['2.675', 2, 268n],
    ['1.005', 2, 101n],
    ['0.5', 0, 1n],
    ['0.4999999999', 0, 0n],
    ['-1.5', 0, -2n],
    ['0.0005', 3, 1n],
    ['0.0004', 3, 0n],
    ['0.0000000001', 10, 1n],
  ])('%s with %i decimals', (text, digits, minor) => {
    expect(toMinor(parseDecimal(text), digits)).toBe(minor);
  });

  test('a share in per cent is rounded the same', () => {
    expect(percentOf(1_050n, '8.1')).toBe(85n);
    expect(percentOf(50n, '1')).toBe(1n);
    expect(percentOf(-50n, '1')).toBe(-1n);
    expect(percentOf(49n, '1')).toBe(0n);
    expect(percentOf(12_345n, '0')).toBe(0n);
    expect(percentOf(100n, '19')).toBe(19n);
  });
});

describe('an amount as text', () => {
  test.each([
    [1234n, 2, '12.34'],
    [5n, 2, '0.05'],
    [0n, 2, '0.00'],
    [-5n, 2, '-0.05'],
    [-1234n, 2, '-12.34'],
    [1234n, 0, '1234'],
    [-7n, 0, '-7'],
    [1n, 3, '0.001'],
    [12_345n, 3, '12.345'],
  ])('%s with %i decimals is %s, and back', (minor, digits, text) => {
    expect(formatMinor(minor, digits)).toBe(text);
    expect(parseMinor(text, digits)).toBe(minor);
  });

  test('of more decimals than the currency has is refused, never rounded', () => {
    expect(() => parseMinor('0.001', 2)).toThrow(RangeError);
    expect(() => parseMinor('1.5', 0)).toThrow(RangeError);
    expect(parseMinor('1.50', 2)).toBe(150n);
  });
});

test('currencies have the decimals ISO 4217 gives them', () => {
  const currencies = ['EUR', 'USD', 'CHF', 'JPY', 'KRW', 'KWD', 'BHD', 'TND'];
  expect(currencies.map(minorDigits)).toEqual([2, 2, 2, 0, 0, 3, 3, 3]);
});
