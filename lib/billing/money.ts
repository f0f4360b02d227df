import { z } from 'zod';

const decimals = 10;
const one = 10n ** BigInt(decimals);

/** A price of one unit as people write it: a decimal of at most ten places, exact, not negative. */
export const Price = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,10})?$/, 'Write a price like 0.0025: not negative, with at most ten decimals.')
  .describe('A decimal such as 0.0025, exact to ten places.');

/** A price or rate in 10⁻¹⁰ of the currency. Throws RangeError for what is no decimal. */
export function parseDecimal(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,10}))?$/.exec(text);
  if (!parts) throw new RangeError(`"${text}" is no decimal`);
  const size = BigInt(parts[2]!) * one + BigInt((parts[3] ?? '').padEnd(decimals, '0'));
  return parts[1] === '-' ? -size : size;
}

/** The decimal of 10⁻¹⁰, without needless zeros: `0.0025`. */
export function formatDecimal(value: bigint): string {
  const size = value < 0n ? -value : value;
  const fraction = (size % one).toString().padStart(decimals, '0').replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${size / one}${fraction && `.${fraction}`}`;
}

/** How many decimals amounts of a currency have: 2 for EUR, 0 for JPY (ISO 4217). */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Making a format takes longer than all that is done with its answer. */
const digitsOf = new Map<string, number>();

/** 10⁻¹⁰ of the currency, rounded to its smallest unit; halves away from zero, as merchants do. */
export function toMinor(value: bigint, digits: number): bigint {
  return divideRounded(value, 10n ** BigInt(decimals - digits));
}

/** `amount` × `percent` / 100, rounded to a whole smallest unit; `percent` is a decimal such as `8.1`. */
export function percentOf(amountMinor: bigint, percent: string): bigint {
  return divideRounded(amountMinor * parseDecimal(percent), 100n * one);
}

/** An amount in the smallest unit as a decimal of the currency: 1234n → `12.34`. */
export function formatMinor(amountMinor: bigint, digits: number): string {
  const size = (amountMinor < 0n ? -amountMinor : amountMinor).toString().padStart(digits + 1, '0');
  const whole = size.slice(0, size.length - digits);
  return `${amountMinor < 0n ? '-' : ''}${whole}${digits > 0 ? `.${size.slice(-digits)}` : ''}`;
}

/** A decimal of the currency in its smallest unit: `12.34` → 1234n. Throws RangeError for more decimals than it has. */
export function parseMinor(text: string, digits: number): bigint {
  const value = parseDecimal(text);
  const unit = 10n ** BigInt(decimals - digits);
  if (value % unit !== 0n) throw new RangeError(`"${text}" has more decimals than the currency`);
  return value / unit;
}

function divideRounded(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (size + by / 2n) / by;
  return value < 0n ? -rounded : rounded;
}
