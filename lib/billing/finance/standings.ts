import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { invoices } from '#db/schema/billing';
import { plans, users } from '#db/schema/people';
import { quotas } from '#db/schema/usage';
import { creditedMinor } from '#lib/billing/invoices/amount-due';
import { usageOfPeriod } from '#lib/billing/metering/usage-of-period';
import { formatMinor } from '#lib/billing/money';
import { plansInForce } from '#lib/billing/plans/plans-in-force';
import { priceUsage, totalMinor } from '#lib/billing/price';

export const Standing = z.object({
  plan: z.object({ id: z.string(), name: z.string() }).describe('That prices the period.'),
  units: z.int().describe('Of the period, those from the cache too.'),
  freeUnits: z.int().describe('Of the plan, a month.'),
  maxUnits: z.int().nullable().describe('The lowest cap of the account a month: its plan’s or its own.'),
  percentUsed: z.int().nullable().describe('Units against that cap, else against the free ones; null without either.'),
  cost: z.string().describe('What the plan’s prices come to so far, before credits, adjustments and tax.'),
  amountDue: z.string().describe('Of open invoices, of whichever period.'),
});
export type Standing = z.infer<typeof Standing>;

/** How customers stand in a period: usage against plan, cost, what they owe. A few statements, however many they are. */
export async function standingsOf(
  db: Database,
  period: string,
  userIds: readonly string[],
  digits: number,
): Promise<Map<string, Standing>> {
  const [plan, usage, caps, due] = await Promise.all([
    plansInForce(db, period, userIds),
    usageOfPeriod(db, period, userIds),
    capsOf(db, userIds),
    dueOf(db, userIds),
  ]);
  return new Map(
    [...plan].map(([userId, { planId, name, prices }]) => {
      const used = usage.get(userId) ?? [];
      const units = Number(used.reduce((sum, { units, cachedUnits }) => sum + units + cachedUnits, 0n));
      const maxUnits = caps.get(userId) ?? null;
      const standing = {
        plan: { id: planId, name },
        units,
        freeUnits: prices.freeUnits,
        maxUnits,
        percentUsed: percent(units, maxUnits ?? prices.freeUnits),
        cost: formatMinor(totalMinor(priceUsage(prices, used, digits)), digits),
        amountDue: formatMinor(due.get(userId) ?? 0n, digits),
      };
      return [userId, standing];
    }),
  );
}

/** Downwards, so that 100 is said when all is used. */
const percent = (units: number, of: number) => (of > 0 ? Math.floor((100 * units) / of) : null);

async function capsOf(db: Database, userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ userId: users.id, cap: sql<number | null>`least(min(${quotas.maxUnits}), ${plans.maxUnits})::float8` })
    .from(users)
    .innerJoin(plans, eq(plans.id, users.planId))
    .leftJoin(quotas, and(eq(quotas.userId, users.id), inArray(quotas.scope, ['plan', 'account'])))
    .where(inArray(users.id, [...userIds]))
    .groupBy(users.id, plans.maxUnits);
  return new Map(rows.flatMap(({ userId, cap }) => (cap === null ? [] : [[userId, cap]])));
}

async function dueOf(db: Database, userIds: readonly string[]): Promise<Map<string, bigint>> {
  const due = sql`sum(greatest(${invoices.totalMinor} - ${creditedMinor}, 0))`.mapWith(BigInt);
  const rows = await db
    .select({ userId: invoices.userId, due })
    .from(invoices)
    .where(and(inArray(invoices.userId, [...userIds]), eq(invoices.status, 'open'), eq(invoices.kind, 'invoice')))
    .groupBy(invoices.userId);
  return new Map(rows.map(({ userId, due }) => [userId, due]));
}
