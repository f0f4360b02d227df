import { count, eq } from 'drizzle-orm';
import { z } from 'zod';
import { schedules } from '#db/schema/training';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, isAppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { ownModel, visibleModel } from '#lib/registry/visible-model';
import { type ScheduleDetail, ScheduledWork } from '#lib/schedules/schedule-detail';
import { scheduleDetail } from '#lib/schedules/schedule-details';
import { scheduleSettings } from '#lib/schedules/schedule-settings';
import { nextTime } from '#lib/schedules/upcoming-times';
import type { DatasetSchema } from '#lib/training/datasets/dataset-schema';
import { getDataset } from '#lib/training/datasets/get-dataset';
import { requireColumns } from '#lib/training/runs/require-columns';
import type { RunSpec } from '#lib/training/runs/run-spec';

export const mostSchedules = 100;

export const CreateSchedule = z.strictObject({
  ...scheduleSettings,
  enabled: scheduleSettings.enabled.default(true),
  work: ScheduledWork,
});
export type CreateSchedule = z.infer<typeof CreateSchedule>;

/**
 * Makes a schedule of whoever acts. Both kinds of work read a data set of theirs, so both need the right to train;
 * a batch job needs the right to run one as well, a challenge that to publish. 404 for a data set or a model one may not
 * see.
 */
export async function createSchedule(ctx: Ctx, input: CreateSchedule): Promise<ScheduleDetail> {
  requirePermission(ctx.actor, 'training:write');
  const ownerId = actingUserId(ctx.actor);
  if (!ownerId) throw new AppError('forbidden', 'A schedule belongs to a person: sign in to create one.');
  await requireStartable(ctx, input.work);
  await requireRoom(ctx, ownerId);
  const id = newId('schedule');
  const nextAt = input.enabled ? nextTime(input, new Date()) : null;
  await ctx.db.insert(schedules).values({ id, ownerId, ...input, nextAt });
  const { kind, datasetId } = input.work;
  noteInAudit(ctx, { starts: kind, datasetId, cron: input.cron, timeZone: input.timeZone, enabled: input.enabled });
  return scheduleDetail(ctx, id);
}

/** What can be known to fail is refused now, not at the first firing. */
async function requireStartable(ctx: Ctx, work: ScheduledWork): Promise<void> {
  const { version } = await getDataset(ctx, { id: work.datasetId });
  if (work.kind === 'run') {
    if (version.schema) requireSpecFits(work.spec, version.schema);
    if (work.challenge !== undefined) {
      requirePermission(ctx.actor, 'model:write');
      await ownModel(ctx, work.challenge);
    }
    return;
  }
  requirePermission(ctx.actor, 'batch:run');
  await visibleModel(ctx, work.model);
}

/** As when the run is started, with pointers into the schedule. */
function requireSpecFits(spec: RunSpec, schema: DatasetSchema): void {
  try {
    requireColumns(spec, schema);
  } catch (error) {
    if (!isAppError(error)) throw error;
    const errors = error.errors?.map(({ pointer, detail }) => ({ pointer: `/work/spec${pointer}`, detail })) ?? [];
    throw new AppError(error.code, error.message, { errors });
  }
}

async function requireRoom({ db }: Ctx, ownerId: string): Promise<void> {
  const [held] = await db.select({ schedules: count() }).from(schedules).where(eq(schedules.ownerId, ownerId));
  if (held!.schedules < mostSchedules) return;
  throw new AppError('conflict', `You have ${mostSchedules} schedules, the most one can have. Delete some first.`);
}
