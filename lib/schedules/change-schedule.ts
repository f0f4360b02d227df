import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { schedules } from '#db/schema/training';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';
import { scheduleDetail } from '#lib/schedules/schedule-details';
import { scheduleSettings } from '#lib/schedules/schedule-settings';
import { nextTime } from '#lib/schedules/upcoming-times';

/** What to change; what is left out stays. */
export const ScheduleChanges = z
  .strictObject(scheduleSettings)
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Send at least one thing to change.');
export const ChangeSchedule = z.object({ id: z.string(), changes: ScheduleChanges });
export type ChangeSchedule = z.infer<typeof ChangeSchedule>;

/** Changes one's schedule. Switched on or set to other times, it goes on from now: what it missed while off is not made up. */
export async function changeSchedule(ctx: Ctx, { id, changes }: ChangeSchedule): Promise<ScheduleDetail> {
  requirePermission(ctx.actor, 'training:write');
  await ctx.db.transaction(async (tx) => {
    const own = and(eq(schedules.id, id), eq(schedules.ownerId, actingUserId(ctx.actor) ?? ''));
    const [before] = await tx.select().from(schedules).where(own).for('update');
    if (!before) throw notFound('schedule of that id');
    const after = { ...before, ...changes };
    const isSameTiming =
      after.enabled === before.enabled && after.cron === before.cron && after.timeZone === before.timeZone;
    const nextAt = isSameTiming ? before.nextAt : after.enabled ? nextTime(after, new Date()) : null;
    await tx
      .update(schedules)
      .set({ ...changes, nextAt })
      .where(own);
    noteInAudit(ctx, whatChanged(before, changes, ['enabled', 'cron', 'timeZone']));
    noteInAudit(ctx, whichChanged(before, changes, ['name']));
  });
  return scheduleDetail(ctx, id);
}
