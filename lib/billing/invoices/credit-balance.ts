import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { credits } from '#db/schema/billing';
import { plainArray } from '#lib/usage/array-literal';

const balanceMinor = sql`coalesce(sum(${credits.amountMinor}), 0)`.mapWith(BigInt);

/** What a customer has left as credit, before tax, in the currency's smallest unit. */
export async function creditBalance(db: Database, userId: string): Promise<bigint> {
  const [row] = await db.select({ balanceMinor }).from(credits).where(eq(credits.userId, userId));
  return row!.balanceMinor;
}

/** The same of many customers, in one query; those without any are not in it. */
export async function creditBalances(db: Database, userIds: readonly string[]): Promise<Map<string, bigint>> {
  const rows = await db
    .select({ userId: credits.userId, balanceMinor })
    .from(credits)
    .where(sql`${credits.userId} = any(${plainArray(userIds)}::text[])`)
    .groupBy(credits.userId);
  return new Map(rows.map(({ userId, balanceMinor }) => [userId, balanceMinor]));
}
