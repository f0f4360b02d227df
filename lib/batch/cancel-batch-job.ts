import { and, eq, inArray } from 'drizzle-orm';
import { batchJobs } from '#db/schema/batch';
import { requirePermission } from '#lib/auth/may';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { GetBatchJob, getBatchJob } from '#lib/batch/get-batch-job';
import { tellOfEnd } from '#lib/batch/tell-of-end';
import { visibleBatchJob } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';

export const CancelBatchJob = GetBatchJob;
export type CancelBatchJob = GetBatchJob;

/**
 * Ends a batch job of one's own for good: its worker sees that within half a second, and ends the process that scores.
 * What was finished stays, and stays billed. Throws `conflict` for a job that is over.
 */
export async function cancelBatchJob(ctx: Ctx, input: CancelBatchJob): Promise<BatchJobDetail> {
  requirePermission(ctx.actor, 'batch:run');
  const { id } = await visibleBatchJob(ctx, input.id);
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const canceled = await tx
      .update(batchJobs)
      .set({ status: 'canceled', finishedAt: new Date() })
      .where(and(eq(batchJobs.id, id), inArray(batchJobs.status, ['queued', 'running'])))
      .returning({ id: batchJobs.id });
    if (canceled.length === 0) throw new AppError('conflict', 'The job is over: there is nothing to cancel.');
    await tellOfEnd(tx, id, ctx.requestId);
  });
  return getBatchJob(ctx, { id });
}
