import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';
import { scheduleDetail } from '#lib/schedules/schedule-details';

export const GetSchedule = z.object({ id: z.string() });
export type GetSchedule = z.infer<typeof GetSchedule>;

/** One of one's own schedules; 404 where there is none of that id. */
export async function getSchedule(ctx: Ctx, { id }: GetSchedule): Promise<ScheduleDetail> {
  requirePermission(ctx.actor, 'training:read');
  return scheduleDetail(ctx, id);
}
