import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { batchJobDetails } from '#lib/batch/batch-job-details';
import { sendEvent } from '#lib/webhooks/send-event';

/**
 * Tells the owner's webhooks that a batch job has ended, with the job as the API shows it, as part of the transaction `tx`
 * that ends it. Call `queuesReady` before that begins.
 */
export async function tellOfEnd(tx: Database, batchJobId: string): Promise<void> {
  const [job] = await batchJobDetails(tx, eq(batchJobs.id, batchJobId), 1);
  if (!job || job.status === 'queued' || job.status === 'running') return;
  await sendEvent(tx, { userId: job.owner.id, event: `batch_job.${job.status}`, data: job });
}
