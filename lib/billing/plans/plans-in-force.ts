import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { noPrices, PlanPrices } from '#lib/billing/plans/plan-prices';
import { textArray } from '#lib/usage/array-literal';

/** A plan, and what it costs in the period that was asked for. */
export type PlanInForce = { planId: string; name: string; prices: PlanPrices };

/**
 * The plan that prices each customer's period: that of their newest assignment until then, else the one they are on. Two
 * statements, however many customers; who is no customer is left out. A plan without prices costs nothing.
 */
export async function plansInForce(
  db: Database,
  period: string,
  userIds: readonly string[],
): Promise<Map<string, PlanInForce>> {
  const customers = await db.execute<{ user_id: string; plan_id: string }>(sql`
    select u.id as user_id, coalesce(assigned.plan_id, u.plan_id) as plan_id
    from unnest(${textArray(userIds)}::text[]) as asked(id)
    join users u on u.id = asked.id
    left join lateral (
      select plan_id from plan_assignments a
      where a.user_id = u.id and a.from_period <= ${period} order by from_period desc limit 1) assigned on true`);
  const plans = await pricedPlans(db, period);
  return new Map(customers.map(({ user_id, plan_id }) => [user_id, plans.get(plan_id)!]));
}

async function pricedPlans(db: Database, period: string): Promise<Map<string, PlanInForce>> {
  const rows = await db.execute<{ id: string; name: string; prices: unknown }>(sql`
    select p.id, p.name, priced.prices
    from plans p
    left join lateral (
      select prices from plan_prices
      where plan_id = p.id and from_period <= ${period} order by from_period desc limit 1) priced on true`);
  return new Map(
    rows.map(({ id, name, prices }) => [
      id,
      { planId: id, name, prices: prices === null ? noPrices : PlanPrices.parse(prices) },
    ]),
  );
}
