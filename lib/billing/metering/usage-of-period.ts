import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { usageHours } from '#db/schema/usage';
import type { ModelUsage } from '#lib/billing/price';
import { plainArray } from '#lib/usage/array-literal';

/**
 * What is metered for a period, by customer and then by model, as `priceUsage` takes it: of all customers, or of those
 * of `userIds`. Customers without usage are not in it.
 */
export async function usageOfPeriod(
  db: Database,
  period: string,
  userIds?: readonly string[],
): Promise<Map<string, ModelUsage[]>> {
  const usageOf = new Map<string, ModelUsage[]>();
  for (const { userId, ...usage } of await usageQuery(db, period, userIds)) {
    const known = usageOf.get(userId);
    if (known) known.push(usage);
    else usageOf.set(userId, [usage]);
  }
  return usageOf;
}

/** The query by itself, so that its plan can be looked at. */
export function usageQuery(db: Database, period: string, userIds?: readonly string[]) {
  const { userId, modelId, cached, units } = usageHours;
  const isAsked = userIds && sql`${userId} = any(${plainArray(userIds)}::text[])`;
  return db
    .select({
      userId,
      modelId,
      units: sql`coalesce(sum(${units}) filter (where not ${cached}), 0)`.mapWith(BigInt),
      cachedUnits: sql`coalesce(sum(${units}) filter (where ${cached}), 0)`.mapWith(BigInt),
    })
    .from(usageHours)
    .where(and(eq(usageHours.period, period), isAsked))
    .groupBy(userId, modelId)
    .orderBy(userId, modelId);
}
