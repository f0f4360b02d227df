import { and, eq, inArray, sql } from 'drizzle-orm';
import { batchJobs } from '#db/schema/batch';
import { tellOfEnd } from '#lib/batch/tell-of-end';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';

const gaveUp =
  'The server could not finish this job, after several tries. This is no verdict on the file: start it again, and if ' +
  'that happens again, ask the admin to look into the log of the worker.';

/** Ends a job that could not be run, keeping what is known of the reason; one that has ended stays as it is. */
export async function failBatchJob({ db, requestId }: Ctx, { batchJobId }: JobData<'run-batch-job'>): Promise<void> {
  await queuesReady();
  await db.transaction(async (tx) => {
    const failed = await tx
      .update(batchJobs)
      .set({ status: 'failed', finishedAt: new Date(), problem: sql`coalesce(${batchJobs.problem}, ${gaveUp})` })
      .where(and(eq(batchJobs.id, batchJobId), inArray(batchJobs.status, ['queued', 'running'])))
      .returning({ id: batchJobs.id });
    if (failed.length > 0) await tellOfEnd(tx, batchJobId, requestId);
  });
}
