import { parseDecimal } from '#lib/billing/money';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

/** Whether every price of a plan is zero, whatever is used. Runs in a browser too. */
export function costsNothing({ baseFee, tiers, cachedUnitPrice, models }: PlanPrices): boolean {
  const prices = [{ tiers, cachedUnitPrice }, ...models].flatMap((of) => [
    of.cachedUnitPrice,
    ...of.tiers.map(({ unitPrice }) => unitPrice),
  ]);
  return [baseFee, ...prices].every((price) => parseDecimal(price) === 0n);
}
