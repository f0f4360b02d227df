import { and, eq, notInArray } from 'drizzle-orm';
import { batchJobs, batchParts } from '#db/schema/batch';
import { requirePermission } from '#lib/auth/may';
import { GetBatchJob } from '#lib/batch/get-batch-job';
import { visibleBatchJob } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { restedAt } from '#lib/storage/rested-at';

export const DeleteBatchJob = GetBatchJob;
export type DeleteBatchJob = GetBatchJob;

/**
 * Forgets a batch job of one's own that is over: its input and its output, but for files that something else shares.
 * Its rows in the ledger stay, since what was used stays accountable. Throws `conflict` for a job that is under way.
 */
export async function deleteBatchJob(ctx: Ctx, input: DeleteBatchJob): Promise<void> {
  requirePermission(ctx.actor, 'batch:run');
  const { id } = await visibleBatchJob(ctx, input.id);
  const { sha256s, finishedAt } = await ctx.db.transaction(async (tx) => {
    const [job] = await tx
      .select({ inputSha256: batchJobs.inputSha256, finishedAt: batchJobs.finishedAt })
      .from(batchJobs)
      .where(and(eq(batchJobs.id, id), notInArray(batchJobs.status, ['queued', 'running'])))
      .for('update');
    if (!job) throw new AppError('conflict', 'The job is not over. Cancel it first.');
    const parts = await tx.select({ sha256: batchParts.sha256 }).from(batchParts).where(eq(batchParts.jobId, id));
    await tx.delete(batchJobs).where(eq(batchJobs.id, id));
    return { sha256s: [job.inputSha256, ...parts.map(({ sha256 }) => sha256)], finishedAt: job.finishedAt };
  });
  // By then this job had stored all of its own; what came since may be that of another that is gone as well.
  const since = new Date(Math.max(finishedAt?.getTime() ?? 0, restedAt().getTime()));
  await removeUnnamedFiles(ctx.db, sha256s, since);
}
