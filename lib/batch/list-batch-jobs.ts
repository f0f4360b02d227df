import { and, lt } from 'drizzle-orm';
import { z } from 'zod';
import { batchJobs } from '#db/schema/batch';
import { requirePermission } from '#lib/auth/may';
import type { BatchJobPage } from '#lib/batch/batch-job-detail';
import { batchJobDetails } from '#lib/batch/batch-job-details';
import { batchJobsVisibleTo } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';

export const ListBatchJobs = z.object({
  cursor: cursorOf('batchJob'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListBatchJobs = Partial<z.infer<typeof ListBatchJobs>>;

/** One's own batch jobs, and everybody's for an admin; newest first. */
export async function listBatchJobs(ctx: Ctx, { cursor, limit = 50 }: ListBatchJobs): Promise<BatchJobPage> {
  requirePermission(ctx.actor, 'batch:run');
  const where = and(batchJobsVisibleTo(ctx.actor), cursor === undefined ? undefined : lt(batchJobs.id, cursor));
  const found = await batchJobDetails(ctx, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}
