import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import { erasePerson } from '#lib/privacy/erasure/erase-person';

const lateMs = 60 * 60_000;

/** Erases whom the queue's job should have erased an hour before `now`, and did not; gives how many. */
export async function eraseOverdue(db: Database, now = new Date()): Promise<number> {
  const overdue = await db
    .select({ id: erasures.id })
    .from(erasures)
    .where(
      and(
        eq(erasures.status, 'waiting'),
        lt(erasures.dueAt, new Date(now.getTime() - lateMs)),
        isNull(erasures.subjectHash),
      ),
    );
  for (const { id } of overdue) await erasePerson({ db }, { id });
  return overdue.length;
}
