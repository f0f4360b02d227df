import { and, gte, inArray, isNull, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { models } from '#db/schema/registry';
import { buyersOf } from '#lib/billing/customers/buyer';
import { creditBalances } from '#lib/billing/invoices/credit-balance';
import { type Draft, draftOf } from '#lib/billing/invoices/draft';
import { usageOfPeriod } from '#lib/billing/metering/usage-of-period';
import { minorDigits } from '#lib/billing/money';
import { type PlanInForce, plansInForce } from '#lib/billing/plans/plans-in-force';
import { type ModelUsage, priceUsage } from '#lib/billing/price';
import { seller } from '#lib/billing/seller';
import { periodSpan } from '#lib/period';

/**
 * What closing a period would make, as far as it is metered: a draft for each customer whose usage or base fee comes to
 * something, by their ids. Writes nothing; as many statements for one customer as for all.
 */
export async function draftsOfPeriod(db: Database, period: string): Promise<Draft[]> {
  const billedBy = await seller(db);
  const billed = await billedCustomers(db, period, minorDigits(billedBy.currency));
  const userIds = billed.map(({ userId }) => userId);
  const buyers = await buyersOf(db, userIds);
  const credits = await creditBalances(db, userIds);
  const slugs = await slugsOf(db, [...new Set(billed.flatMap(({ usage }) => usage.map(({ modelId }) => modelId)))]);
  return billed.map(({ userId, plan, usage }) => {
    const terms = buyers.get(userId);
    if (!terms) throw new Error(`There is no customer ${userId}, who is to be billed.`);
    return draftOf({ userId, plan, usage, slugs, seller: billedBy, ...terms, creditMinor: credits.get(userId) ?? 0n });
  });
}

type Billed = { userId: string; plan: PlanInForce; usage: ModelUsage[] };

async function billedCustomers(db: Database, period: string, digits: number): Promise<Billed[]> {
  const usageOf = await usageOfPeriod(db, period);
  const present = new Set(await customersDuring(db, period));
  const userIds = [...new Set([...usageOf.keys(), ...present])].sort();
  const plans = await plansInForce(db, period, userIds);
  return userIds
    .map((userId) => {
      const plan = plans.get(userId);
      if (!plan) throw new Error(`There is no customer ${userId}, who used something.`);
      // What came late of somebody who has left since, or came early by a clock, costs no base fee.
      const prices = present.has(userId) ? plan.prices : { ...plan.prices, baseFee: '0' };
      return { userId, plan: { ...plan, prices }, usage: usageOf.get(userId) ?? [] };
    })
    .filter(({ plan, usage }) => priceUsage(plan.prices, usage, digits).some(({ amountMinor }) => amountMinor !== 0n));
}

/** Who had an account in that period that was not disabled before it began. */
async function customersDuring(db: Database, period: string): Promise<string[]> {
  const { sinceMs, untilMs } = periodSpan(period);
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        lt(users.createdAt, new Date(untilMs)),
        or(isNull(users.disabledAt), gte(users.disabledAt, new Date(sinceMs))),
      ),
    );
  return rows.map(({ id }) => id);
}

async function slugsOf(db: Database, modelIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: models.id, slug: models.slug })
    .from(models)
    .where(inArray(models.id, [...modelIds]));
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
