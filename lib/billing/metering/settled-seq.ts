import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { log } from '#lib/log';

const pollMs = 25;
/** As many seqs as are looked through for a gap, where somebody does not come to an end. */
const mostLooked = 100_000;

/**
 * The seq up to which the ledger is settled: each row is committed and seen by every statement that begins from now on,
 * or will never be. A writer locks the table before it takes a seq, and keeps the lock until its rows can be seen. So
 * once the last seq was read, and all who held the lock after that have ended, none up to it is under way.
 *
 * One that has not ended within `patienceMs` delays what comes after it: settled are then, for now, only the rows that
 * follow `throughSeq` without a gap, which are all committed.
 */
export async function settledSeq(db: Database, throughSeq: number, patienceMs: number): Promise<number> {
  const last = await lastSeq(db);
  const deadline = performance.now() + patienceMs;
  let writing = await writersNow(db);
  while (writing.size > 0) {
    if (performance.now() > deadline) {
      log.warn({ pids: [...writing.values()] }, 'a transaction that writes the ledger holds up metering');
      return lastBeforeGap(db, throughSeq, last);
    }
    await sleep(pollMs);
    const still = await writersNow(db);
    writing = new Map([...writing].filter(([transaction]) => still.has(transaction)));
  }
  return last;
}

async function lastSeq(db: Database): Promise<number> {
  const [row] = await db.execute<{ last: string }>(sql`
    select case when is_called then last_value else 0 end as last from predictions_seq_seq`);
  return Number(row!.last);
}

/** Who holds the lock of writing the ledger: the process by its transaction. Our own sees its own rows anyway. */
async function writersNow(db: Database): Promise<Map<string, number | null>> {
  const locks = await db.execute<{ transaction: string; pid: number | null }>(sql`
    select virtualtransaction as transaction, pid from pg_locks
    where relation = 'predictions'::regclass and mode = 'RowExclusiveLock' and granted
      and database = (select oid from pg_database where datname = current_database())
      and pid is distinct from pg_backend_pid()`);
  return new Map(locks.map(({ transaction, pid }) => [transaction, pid]));
}

async function lastBeforeGap(db: Database, throughSeq: number, last: number): Promise<number> {
  const upTo = Math.min(throughSeq + mostLooked, last);
  const [row] = await db.execute<{ seq: string | null }>(sql`
    select max(seq) as seq from (
      select seq, row_number() over (order by seq) as nth from predictions
      where seq > ${throughSeq} and seq <= ${upTo}
    ) as row where seq = ${throughSeq} + nth`);
  return Number(row?.seq ?? throughSeq);
}
