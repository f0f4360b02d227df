import { type CreatePlan, createPlan } from '#lib/billing/plans/create-plan';
import { noPrices, type PlanPrices } from '#lib/billing/plans/plan-prices';
import type { Ctx } from '#lib/context';
import { addMonths, periodAt } from '#lib/period';

let counter = 0;

/** Prices of one tier. */
export const flatPrices = (unitPrice: string, more: Partial<PlanPrices> = {}): PlanPrices => ({
  ...noPrices,
  tiers: [{ upTo: null, unitPrice }],
  ...more,
});

/** A public plan of its own for a test, that costs `unitPrice` a unit. */
export function newPlan(finance: Ctx, unitPrice: string, more: Partial<CreatePlan> = {}, now = new Date()) {
  const id = `plan-${++counter}`;
  const plan = { id, name: `Plan ${counter}`, description: '', limitPerMinute: 100, maxUnits: null, isPublic: true };
  return createPlan(finance, { ...plan, position: 5, prices: flatPrices(unitPrice), ...more }, now);
}

/** Noon in the middle of a month that many after the present one. */
export function inMonth(months: number): Date {
  return new Date(`${addMonths(periodAt(Date.now()), months)}-15T12:00:00Z`);
}
