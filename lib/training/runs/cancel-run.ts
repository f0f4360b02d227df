import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { runs } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { endTrials } from '#lib/training/runs/end-trials';
import { getRun } from '#lib/training/runs/get-run';
import type { RunDetail } from '#lib/training/runs/run-detail';
import { visibleRun } from '#lib/training/runs/visible-run';

export const CancelRun = z.object({ id: z.string() });
export type CancelRun = z.infer<typeof CancelRun>;

/**
 * Ends a run of one's own, trials and all, for good: its worker sees that within half a second, and ends the process
 * that learns. Throws `conflict` for a run that is over, and for a trial, which goes with its search.
 */
export async function cancelRun(ctx: Ctx, { id }: CancelRun): Promise<RunDetail> {
  requirePermission(ctx.actor, 'training:write');
  const run = await visibleRun(ctx, id);
  if (run.parentId !== null) throw new AppError('conflict', 'A trial ends with its search. Cancel the search.');
  const isCanceled = await ctx.db.transaction(async (tx) => {
    const [canceled] = await tx
      .update(runs)
      .set({ status: 'canceled', progress: null, finishedAt: new Date() })
      .where(and(eq(runs.id, id), inArray(runs.status, ['queued', 'running'])))
      .returning({ id: runs.id });
    if (canceled) await endTrials(tx, id);
    return canceled !== undefined;
  });
  if (!isCanceled) throw new AppError('conflict', 'The run is over: there is nothing to cancel.');
  return getRun(ctx, { id });
}
