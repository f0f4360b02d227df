import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { batchJobs } from '#db/schema/batch';
import { requirePermission } from '#lib/auth/may';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { batchJobDetails } from '#lib/batch/batch-job-details';
import { batchJobsVisibleTo } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { isStorable } from '#lib/registry/plain-text';

export const GetBatchJob = z.object({ id: z.string().refine(isStorable, 'There is no such id.') });
export type GetBatchJob = z.infer<typeof GetBatchJob>;

/** One's own batch job, anybody's for an admin. */
export async function getBatchJob(ctx: Ctx, { id }: GetBatchJob): Promise<BatchJobDetail> {
  requirePermission(ctx.actor, 'batch:run');
  const [job] = await batchJobDetails(ctx, and(eq(batchJobs.id, id), batchJobsVisibleTo(ctx.actor)), 1);
  if (!job) throw notFound(`batch job "${id}"`);
  return job;
}
