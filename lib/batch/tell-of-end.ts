import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { actingFor } from '#lib/auth/people/acting-for';
import { batchJobDetails } from '#lib/batch/batch-job-details';
import { sendEvent } from '#lib/webhooks/send-event';

/**
 * Tells the owner's webhooks that a batch job has ended, with the job as the API shows it, as part of the transaction `tx`
 * that ends it. Call `queuesReady` before that begins; `requestId` is that of the request or job which ends it.
 */
export async function tellOfEnd(tx: Database, batchJobId: string, requestId: string): Promise<void> {
  const isIt = eq(batchJobs.id, batchJobId);
  const [row] = await tx.select({ ownerId: batchJobs.ownerId }).from(batchJobs).where(isIt);
  if (!row) return;
  const [job] = await batchJobDetails({ db: tx, actor: await actingFor(tx, row.ownerId) }, isIt, 1);
  if (!job || job.status === 'queued' || job.status === 'running') return;
  await sendEvent(tx, { userId: job.owner.id, event: `batch_job.${job.status}`, data: job, requestId });
}
