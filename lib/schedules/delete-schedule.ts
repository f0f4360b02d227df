import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { schedules } from '#db/schema/training';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const DeleteSchedule = z.object({ id: z.string() });
export type DeleteSchedule = z.infer<typeof DeleteSchedule>;

/** Deletes one's schedule and the record of its firings; the runs and batch jobs it started stay. */
export async function deleteSchedule(ctx: Ctx, { id }: DeleteSchedule): Promise<void> {
  requirePermission(ctx.actor, 'training:write');
  const own = and(eq(schedules.id, id), eq(schedules.ownerId, actingUserId(ctx.actor) ?? ''));
  const [deleted] = await ctx.db.delete(schedules).where(own).returning({ id: schedules.id });
  if (!deleted) throw notFound('schedule of that id');
}
