import type { Database } from '#db/client';
import { parseDecimal, toMinor } from '#lib/billing/money';
import { planInForce } from '#lib/billing/plans/plan-in-force';
import type { PlanInForce } from '#lib/billing/plans/plans-in-force';
import { type AddedCost, addedCosts, type UsageCell } from '#lib/billing/usage/added-costs';
import { periodAt, periodSpan } from '#lib/period';

export type UsageCustomer = { id: string; createdAtMs: number; disabledAtMs: number | null };

/** A period by the prices that hold in it; `cells` are all that is billed with it until the end of what is looked at. */
export type PricedPeriod = {
  period: string;
  plan: PlanInForce;
  cells: readonly UsageCell[];
  added: readonly AddedCost[];
  /** Nothing before the customer came, after they left, and in months to come. */
  baseFeeMinor: bigint;
};

/** A customer's periods, priced: those of the cells, and those of `months`, which may have none. */
export async function pricedPeriods(
  db: Database,
  customer: UsageCustomer,
  {
    cells,
    months,
    digits,
    nowMs,
  }: { cells: readonly UsageCell[]; months: readonly string[]; digits: number; nowMs: number },
): Promise<PricedPeriod[]> {
  const cellsOf = Map.groupBy(cells, ({ period }) => period);
  const periods = [...new Set([...cellsOf.keys(), ...months])].sort();
  return Promise.all(
    periods.map(async (period) => {
      const plan = await planInForce(db, customer.id, period);
      const ofPeriod = cellsOf.get(period) ?? [];
      const hasBaseFee = period <= periodAt(nowMs) && isCustomerDuring(customer, period);
      return {
        period,
        plan,
        cells: ofPeriod,
        added: addedCosts(plan.prices, ofPeriod, digits),
        baseFeeMinor: hasBaseFee ? toMinor(parseDecimal(plan.prices.baseFee), digits) : 0n,
      };
    }),
  );
}

/** As `draftsOfPeriod` bills it. */
function isCustomerDuring({ createdAtMs, disabledAtMs }: UsageCustomer, period: string): boolean {
  const { sinceMs, untilMs } = periodSpan(period);
  return createdAtMs < untilMs && (disabledAtMs === null || disabledAtMs >= sinceMs);
}
