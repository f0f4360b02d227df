import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { removeFilesLeft } from '#lib/privacy/erasure/erase-rows';

const lateMs = 60 * 60_000;

/**
 * Erases whom the queue's job should have erased an hour before `now`, and did not; gives how many. Of a subject's erasure
 * that was interrupted, and is to be asked for again, removes the files whose rows are gone already: nothing else names them.
 */
export async function eraseOverdue(db: Database, now = new Date()): Promise<number> {
  const overdue = await db
    .select({ id: erasures.id, subjectHash: erasures.subjectHash, requestedAt: erasures.requestedAt })
    .from(erasures)
    .where(and(eq(erasures.status, 'waiting'), lt(erasures.dueAt, new Date(now.getTime() - lateMs))));
  for (const { id, requestedAt } of overdue.filter(({ subjectHash }) => subjectHash !== null)) {
    await removeFilesLeft(db, id, requestedAt);
  }
  const accounts = overdue.filter(({ subjectHash }) => subjectHash === null);
  for (const { id } of accounts) await erasePerson({ db }, { id });
  return accounts.length;
}
