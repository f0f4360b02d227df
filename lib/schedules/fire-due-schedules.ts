import { and, asc, eq, lte, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { isDatabaseAway } from '#db/is-database-away';
import { scheduleFirings, schedules } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { queuesReady } from '#lib/queue/queue';
import { ownerContext } from '#lib/schedules/owner-context';
import { ScheduledWork } from '#lib/schedules/schedule-detail';
import { startScheduledWork } from '#lib/schedules/start-scheduled-work';
import { nextTime } from '#lib/schedules/upcoming-times';

type Schedule = typeof schedules.$inferSelect & { nextAt: Date };
type Outcome = { startedId: string | null; problem: string | null };

/** The schedules that are due at `now`, longest due first. */
export const dueSchedules = (db: Database, now: Date) =>
  db
    .select({ id: schedules.id })
    .from(schedules)
    .where(and(eq(schedules.enabled, sql`true`), lte(schedules.nextAt, now)))
    .orderBy(asc(schedules.nextAt));

/**
 * Fires every schedule that is due at `now`, and gives how many fired. Moments that passed while no worker was there
 * fire once, together. Each is one transaction: its firing, the work it starts and its next time are there together or
 * not at all, so that several workers fire it once.
 */
export async function fireDueSchedules(ctx: Ctx, now: Date): Promise<number> {
  const due = await dueSchedules(ctx.db, now);
  if (due.length > 0) await queuesReady();
  let fired = 0;
  for (const { id } of due) {
    try {
      if (await fireSchedule(ctx.db, id, now)) fired++;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      log.error({ scheduleId: id, error: String(error) }, 'a schedule could not be fired');
    }
  }
  return fired;
}

async function fireSchedule(db: Database, id: string, now: Date): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [schedule] = await tx
      .select()
      .from(schedules)
      .where(and(eq(schedules.id, id), schedules.enabled, lte(schedules.nextAt, now)))
      .for('update', { skipLocked: true });
    if (!schedule?.nextAt) return false;
    const dueAt = schedule.nextAt;
    const { startedId, problem } = await outcomeOf(tx, { ...schedule, nextAt: dueAt });
    await tx
      .insert(scheduleFirings)
      .values({ id: newId('scheduleFiring'), scheduleId: id, dueAt, firedAt: now, startedId, problem });
    await tx
      .update(schedules)
      .set({ nextAt: nextTime(schedule, now) })
      .where(eq(schedules.id, id));
    log.info({ scheduleId: id, dueAt, startedId, problem }, 'schedule fired');
    return true;
  });
}

/** A start that is refused leaves nothing behind but its reason; the schedule goes on. */
async function outcomeOf(tx: Database, schedule: Schedule): Promise<Outcome> {
  try {
    const startedId = await tx.transaction(async (inner) => {
      const ctx = await ownerContext(inner, schedule.ownerId);
      return startScheduledWork(ctx, { scheduleId: schedule.id, work: ScheduledWork.parse(schedule.work) });
    });
    return { startedId, problem: null };
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    if (isAppError(error)) return { startedId: null, problem: error.message };
    log.error({ scheduleId: schedule.id, error: error instanceof Error ? error.stack : String(error) }, 'start failed');
    return { startedId: null, problem: 'Something went wrong on our side: the log of the worker says what.' };
  }
}
