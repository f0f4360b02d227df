import { z } from 'zod';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import { minorDigits, parseMinor } from '#lib/billing/money';

/** An amount in a request. How many decimals it may have is the currency's to say: `amountIn` does. */
export const Amount = z
  .string()
  .regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'Write an amount like 12.34.')
  .describe('In the currency of the invoices, a decimal such as 12.34.');

/** An amount of a request in the currency's smallest unit. Throws AppError('invalid') for more decimals than it has. */
export function amountIn(currency: string, amount: string, pointer: string): bigint {
  const digits = minorDigits(currency);
  try {
    return parseMinor(amount, digits);
  } catch {
    throw invalidAt(pointer, `${currency} has ${digits === 0 ? 'no decimals' : `at most ${digits} decimals`}.`);
  }
}
