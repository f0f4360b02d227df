import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { ScheduleDetail } from '#lib/schedules/schedule-detail';
import { scheduleDetails } from '#lib/schedules/schedule-details';

export const SchedulePage = z
  .object({ data: z.array(ScheduleDetail), nextCursor: z.string().nullable() })
  .meta({ id: 'SchedulePage' });
export type SchedulePage = z.infer<typeof SchedulePage>;

/** One's own schedules, newest first; there are at most `mostSchedules` of them, so that one page holds all. */
export async function listSchedules(ctx: Ctx): Promise<SchedulePage> {
  requirePermission(ctx.actor, 'training:read');
  return { data: await scheduleDetails(ctx), nextCursor: null };
}
