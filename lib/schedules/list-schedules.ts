import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';
import { scheduleDetails } from '#lib/schedules/schedule-details';

/** One's own schedules, newest first; there are at most `mostSchedules` of them. */
export async function listSchedules(ctx: Ctx): Promise<ScheduleDetail[]> {
  requirePermission(ctx.actor, 'training:read');
  return scheduleDetails(ctx);
}
