import { and, gt, lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { quotas } from '#db/schema/usage';
import { recountQuota } from '#lib/usage/quotas/recount-quota';

/**
 * Counts quotas of the last two minutes anew. A process that had not yet heard of an account's first quota when it
 * wrote a row did not count it, and nor did who made the quota, if the row was not committed then: some milliseconds'
 * worth, which is found here.
 */
export async function recountNewQuotas(db: Database): Promise<void> {
  const isNew = and(
    gt(quotas.createdAt, sql`now() - interval '2 minutes'`),
    lt(quotas.createdAt, sql`now() - interval '3 seconds'`),
  );
  for (const { id } of await db.select({ id: quotas.id }).from(quotas).where(isNew)) await recountQuota(db, id);
}
