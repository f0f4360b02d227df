import { eq, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { metering } from '#db/schema/usage';
import { firstOpenPeriod } from '#lib/billing/metering/first-open-period';
import { settledSeq } from '#lib/billing/metering/settled-seq';
import { queueMeterEvents } from '#lib/billing/stripe/queue-meter-events';

/** Few enough for a transaction of a second, many enough to get through a ledger of millions. */
const chunkSeqs = 100_000;

/**
 * Adds what came into the ledger since the last time to `usage_hours`, up to where it is settled; gives how many rows.
 * Each chunk is one transaction, which holds the meter's lock and moves it: a crash undoes both, and of two at once one
 * waits and goes on behind the other. Whoever still writes the ledger is waited for, `patienceMs` at most.
 */
export async function meterUsage(db: Database, patienceMs = 5_000): Promise<{ rows: number }> {
  const [meter] = await db.select().from(metering).where(eq(metering.id, 1));
  const settled = await settledSeq(db, meter!.throughSeq, patienceMs);
  let rows = 0;
  for (;;) {
    const chunk = await meterChunk(db, settled);
    rows += chunk.rows;
    if (chunk.throughSeq >= settled) return { rows };
  }
}

/** Read committed: each statement sees what was committed, and closed, before the lock was given. */
function meterChunk(db: Database, settled: number): Promise<{ rows: number; throughSeq: number }> {
  return db.transaction(
    async (tx) => {
      const [meter] = await tx.select().from(metering).where(eq(metering.id, 1)).for('update');
      const after = meter!.throughSeq;
      const upTo = Math.min(after + chunkSeqs, settled);
      if (upTo <= after) return { rows: 0, throughSeq: after };
      const [added] = await tx.execute<{ rows: number }>(addChunk(after, upTo, await firstOpenPeriod(tx)));
      await queueMeterEvents(tx, after, upTo);
      await tx.update(metering).set({ throughSeq: upTo }).where(eq(metering.id, 1));
      return { rows: added!.rows, throughSeq: upTo };
    },
    { isolationLevel: 'read committed' },
  );
}

/**
 * Adds the rows after one seq up to another: to their month, or to the first open one where that is later. In the order
 * of the index they go into, which is twice as quick.
 */
export function addChunk(after: number, upTo: number, firstOpen: string | null): SQL {
  return sql`
    with metered as (
      select user_id, date_trunc('hour', created_at, 'UTC') as hour, key_id, model_id, version_id, cached,
        count(*) as predictions, sum(units) as units
      from predictions where seq > ${after} and seq <= ${upTo}
      group by 1, 2, 3, 4, 5, 6
    ), added as (
      insert into usage_hours (user_id, hour, period, key_id, model_id, version_id, cached, predictions, units)
      select user_id, hour, greatest(to_char(hour at time zone 'UTC', 'YYYY-MM'), ${firstOpen}::text), key_id, model_id,
        version_id, cached, predictions, units
      from metered order by user_id, hour, model_id, version_id, cached, key_id
      on conflict on constraint usage_hours_row do update set
        predictions = usage_hours.predictions + excluded.predictions, units = usage_hours.units + excluded.units
    )
    select coalesce(sum(predictions), 0)::int as rows from metered`;
}
