import { expect, test } from 'vitest';
import { minorDigits } from '#lib/billing/money';
import { formatStripeAmount, stripeAmount } from '#lib/billing/stripe/stripe-amount';

test.each([
  [1234n, 'EUR', 1234, '12.34 EUR'],
  [500n, 'JPY', 500, '500 JPY'],
  [12_340n, 'KWD', 12_340, '12.340 KWD'],
  // No decimals by ISO 4217, two at Stripe.
  [7n, 'ISK', 700, '7.00 ISK'],
  [7n, 'UGX', 700, '7.00 UGX'],
])('%s of %s is %s at Stripe, and reads %s', (minor, currency, amount, text) => {
  expect(stripeAmount(minor, currency)).toBe(amount);
  expect(formatStripeAmount(amount, currency.toLowerCase())).toBe(text);
});

test('an amount that Stripe cannot count is refused', () => {
  expect(() => stripeAmount(12_345n, 'KWD')).toThrow(/cannot take this amount/);
  expect(() => stripeAmount(100_000_000n, 'EUR')).toThrow(/cannot take this amount/);
});

test('in every currency one hundred of it are one hundred of it at Stripe', () => {
  for (const currency of Intl.supportedValuesOf('currency')) {
    if (minorDigits(currency) > 3) continue;
    const amount = stripeAmount(100n * 10n ** BigInt(minorDigits(currency)), currency);
    expect(formatStripeAmount(amount, currency)).toMatch(new RegExp(`^100(\\.0+)? ${currency}$`));
  }
});
