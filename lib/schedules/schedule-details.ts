import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { users } from '#db/schema/people';
import { datasets, runs, scheduleFirings, schedules } from '#db/schema/training';
import { actingUserId } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { type ScheduleDetail, ScheduledWork } from '#lib/schedules/schedule-detail';
import { upcomingTimes } from '#lib/schedules/upcoming-times';

const shownFirings = 10;

/** One's own schedules among `where`, newest first, each with its last firings and what came of them. */
export async function scheduleDetails({ db, actor }: Ctx, where?: SQL): Promise<ScheduleDetail[]> {
  const rows = await db
    .select({ schedule: schedules, owner: { id: users.id, name: users.name }, datasetName: datasets.name })
    .from(schedules)
    .innerJoin(users, eq(users.id, schedules.ownerId))
    .leftJoin(datasets, and(eq(datasets.id, sql`${schedules.work} ->> 'datasetId'`), isNull(datasets.deletedAt)))
    .where(and(eq(schedules.ownerId, actingUserId(actor) ?? ''), where))
    .orderBy(desc(schedules.id));
  const firings = await lastFirings(
    db,
    rows.map(({ schedule }) => schedule.id),
  );
  const now = new Date();
  return rows.map(({ schedule, owner, datasetName }) => ({
    id: schedule.id,
    name: schedule.name,
    cron: schedule.cron,
    timeZone: schedule.timeZone,
    enabled: schedule.enabled,
    work: ScheduledWork.parse(schedule.work),
    owner,
    datasetName,
    nextAt: schedule.nextAt?.toISOString() ?? null,
    nextTimes: schedule.enabled ? upcomingTimes(schedule, now).map((moment) => moment.toISOString()) : [],
    firings: firings.get(schedule.id) ?? [],
    createdAt: schedule.createdAt.toISOString(),
  }));
}

/** One's own schedule; 404 where there is none of that id. */
export async function scheduleDetail(ctx: Ctx, id: string): Promise<ScheduleDetail> {
  const [schedule] = await scheduleDetails(ctx, eq(schedules.id, id));
  if (!schedule) throw notFound('schedule of that id');
  return schedule;
}

async function lastFirings(db: Database, ids: string[]): Promise<Map<string, ScheduleDetail['firings']>> {
  if (ids.length === 0) return new Map();
  const last = db
    .select()
    .from(scheduleFirings)
    .where(eq(scheduleFirings.scheduleId, schedules.id))
    .orderBy(desc(scheduleFirings.dueAt))
    .limit(shownFirings)
    .as('last');
  const rows = await db
    .select({
      scheduleId: last.scheduleId,
      dueAt: last.dueAt,
      firedAt: last.firedAt,
      startedId: last.startedId,
      problem: last.problem,
      runStatus: runs.status,
      jobStatus: batchJobs.status,
    })
    .from(schedules)
    .innerJoinLateral(last, sql`true`)
    .leftJoin(runs, eq(runs.id, last.startedId))
    .leftJoin(batchJobs, eq(batchJobs.id, last.startedId))
    .where(inArray(schedules.id, ids))
    .orderBy(desc(last.dueAt));
  const firings = Map.groupBy(rows, ({ scheduleId }) => scheduleId);
  return new Map(
    [...firings].map(([id, fired]) => [
      id,
      fired.map(({ dueAt, firedAt, startedId, problem, runStatus, jobStatus }) => ({
        dueAt: dueAt.toISOString(),
        firedAt: firedAt.toISOString(),
        startedId,
        status: runStatus ?? jobStatus,
        problem,
      })),
    ]),
  );
}
