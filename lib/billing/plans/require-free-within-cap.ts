import { invalidAt } from '#lib/billing/invoices/invalid-at';
import type { PlanPrices } from '#lib/billing/plans/plan-prices';

/** Throws 422 where more units would be free than a customer can use in a month. */
export function requireFreeWithinCap({ freeUnits }: PlanPrices, maxUnits: number | null): void {
  if (maxUnits === null || freeUnits <= maxUnits) return;
  throw invalidAt('/prices/freeUnits', `The plan ends after ${maxUnits} units a month, so no more can be free.`);
}
