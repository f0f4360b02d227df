import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { quotas } from '#db/schema/usage';
import { periodAt } from '#lib/period';
import { unmetered, usedUnits } from '#lib/usage/quotas/used-units';

/**
 * Counts what is used of a quota anew, from the ledger. Whoever counts in it holds its lock until they have committed:
 * what is read under the lock has all they counted, and they go on from there.
 */
export async function recountQuota(db: Database, id: string): Promise<void> {
  await db.transaction(
    async (tx) => {
      const [quota] = await tx
        .select({ period: quotas.period })
        .from(quotas)
        .where(eq(quotas.id, id))
        .for('no key update');
      if (!quota) return;
      const thisMonth = periodAt(Date.now());
      const month = quota.period > thisMonth ? quota.period : thisMonth;
      await tx.execute(sql`
        with ${unmetered},
        used as (select ${usedUnits(sql`quotas`, month)} as units from quotas where id = ${id}),
        changed as (
          update quotas set period = ${month}, used_units = used.units from used
          where id = ${id} and (period, used_units) is distinct from (${month}, used.units)
          returning user_id
        )
        select pg_notify('bellwether', json_build_object('kind', 'user', 'id', user_id)::text) from changed`);
    },
    { isolationLevel: 'read committed' },
  );
}
