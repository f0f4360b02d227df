import { asc, count, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { plans, users } from '#db/schema/people';
import { may } from '#lib/auth/may';
import type { PlanDetail } from '#lib/billing/plans/plan-detail';
import { noPrices, PlanPrices } from '#lib/billing/plans/plan-prices';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { periodAt } from '#lib/period';

/** Some plans as they stand at `now`, by their positions; how many are on each is for finance alone. */
export async function plansWhere(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  where: SQL | undefined,
  now: Date,
): Promise<PlanDetail[]> {
  const rows = await db
    .select(getTableColumns(plans))
    .from(plans)
    .where(where)
    .orderBy(asc(plans.position), asc(plans.id));
  const { currency } = await seller(db);
  const versions = await priceVersions(db, periodAt(now.getTime()));
  const customers = may(actor, 'finance:read') ? await customersOfPlans(db) : null;
  return rows.map(({ createdAt: _, archivedAt, ...plan }) => {
    const own = versions.filter(({ planId }) => planId === plan.id);
    const present = own.find(({ isComing }) => !isComing);
    const coming = own.find(({ isComing }) => isComing);
    return {
      ...plan,
      currency,
      prices: present ? PlanPrices.parse(present.prices) : noPrices,
      comingPrices: coming ? { fromPeriod: coming.fromPeriod, prices: PlanPrices.parse(coming.prices) } : null,
      customers: customers && (customers.get(plan.id) ?? 0),
      archivedAt: archivedAt?.toISOString() ?? null,
    };
  });
}

type PriceVersion = { planId: string; isComing: boolean; fromPeriod: string; prices: unknown };

/** Of each plan the prices of that period, and those that follow. */
function priceVersions(db: Database, period: string): Promise<PriceVersion[]> {
  return db.execute<PriceVersion>(sql`
    select distinct on (plan_id, "isComing") plan_id as "planId", "isComing", from_period as "fromPeriod", prices
    from (select *, from_period > ${period} as "isComing" from plan_prices) versions
    order by plan_id, "isComing", from_period desc`);
}

async function customersOfPlans(db: Database): Promise<Map<string, number>> {
  const rows = await db.select({ planId: users.planId, customers: count() }).from(users).groupBy(users.planId);
  return new Map(rows.map(({ planId, customers }) => [planId, customers]));
}
