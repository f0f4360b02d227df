import { formatMinor, minorDigits } from '#lib/billing/money';
import { AppError } from '#lib/errors';

/** https://docs.stripe.com/currencies: the others have two decimals there, whatever ISO 4217 says. */
const withoutDecimals = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ');
const withThreeDecimals = 'BHD JOD KWD OMR TND'.split(' ');

const digitsAtStripe = (currency: string) =>
  withoutDecimals.includes(currency) ? 0 : withThreeDecimals.includes(currency) ? 3 : 2;

/**
 * An amount as Stripe counts it, of one in the currency's smallest unit. Throws `conflict` for what Stripe cannot
 * count: too fine, or more than eight digits.
 */
export function stripeAmount(amountMinor: bigint, currency: string): number {
  const digits = digitsAtStripe(currency);
  const scaled = amountMinor * 10n ** BigInt(digits);
  const unit = 10n ** BigInt(minorDigits(currency));
  const amount = scaled / unit;
  // The last of three decimals must be a zero.
  const isTooFine = scaled % unit !== 0n || (digits === 3 && amount % 10n !== 0n);
  if (isTooFine || amount > 99_999_999n) {
    throw new AppError('conflict', 'Stripe cannot take this amount in this currency. Pay as the invoice says.');
  }
  return Number(amount);
}

/** What Stripe counts, for people: 1234 of `eur` is `12.34 EUR`. */
export function formatStripeAmount(amount: number, currency: string): string {
  const code = currency.toUpperCase();
  return `${formatMinor(BigInt(amount), digitsAtStripe(code))} ${code}`;
}
