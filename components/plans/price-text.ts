import { moneyText } from '#components/ui/money.tsx';
import { formatDecimal, formatMinor, minorDigits, parseDecimal } from '#lib/billing/money';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

type Tier = PlanPrices['tiers'][number];

/** Of how many units prices are told: of 1,000 where one unit costs less than a hundredth. */
export function unitsPerPrice({ tiers, cachedUnitPrice, models }: PlanPrices): 1 | 1000 {
  const prices = [{ tiers, cachedUnitPrice }, ...models].flatMap((of) => [
    of.cachedUnitPrice,
    ...of.tiers.map(({ unitPrice }) => unitPrice),
  ]);
  const isTiny = prices.map(parseDecimal).some((price) => price > 0n && price < parseDecimal('0.01'));
  return isTiny ? 1000 : 1;
}

/** What so many units cost, exactly: `EUR 0.50`, with more decimals where there are more. */
export function priceText(unitPrice: string, units: 1 | 1000, currency: string): string {
  const price = parseDecimal(unitPrice) * BigInt(units);
  return price === 0n ? 'free' : moneyText(withMinorDigits(price, currency), currency);
}

/** An amount as it stands in prices: `49` is `EUR 49.00`. */
export const amountText = (amount: string, currency: string) =>
  moneyText(withMinorDigits(parseDecimal(amount), currency), currency);

/** Which units of a month a tier speaks of. */
export function tierText(tiers: readonly Tier[], index: number): string {
  if (tiers.length === 1) return 'Each unit';
  const above = tiers[index - 1]?.upTo ?? 0;
  const upTo = tiers[index]!.upTo;
  if (upTo === null) return `Above ${above.toLocaleString('en')}`;
  return index === 0 ? `Up to ${upTo.toLocaleString('en')}` : `To ${upTo.toLocaleString('en')}`;
}

function withMinorDigits(price: bigint, currency: string): string {
  const digits = minorDigits(currency);
  const unit = 10n ** BigInt(10 - digits);
  return price % unit === 0n ? formatMinor(price / unit, digits) : formatDecimal(price);
}
