import { and, eq, inArray } from 'drizzle-orm';
import { batchJobs } from '#db/schema/batch';
import { datasetVersions } from '#db/schema/training';
import { tellOfEnd } from '#lib/batch/tell-of-end';
import type { Transaction } from '#lib/registry/change-model';

/**
 * Takes a data set's file from every batch job that scores it, and cancels those under way, whoever's they are, as part of
 * the transaction `tx` that deletes it. What was finished stays. Call `queuesReady` before that begins.
 */
export async function endJobsOnDataset(
  tx: Transaction,
  { datasetId, requestId }: { datasetId: string; requestId: string },
): Promise<void> {
  const versions = tx
    .select({ id: datasetVersions.id })
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasetId));
  const isOnIt = inArray(batchJobs.datasetVersionId, versions);
  await tx.update(batchJobs).set({ inputSha256: '', inputName: 'deleted data set' }).where(isOnIt);
  const problem = 'The data set was deleted before the job was done.';
  const canceled = await tx
    .update(batchJobs)
    .set({ status: 'canceled', problem, finishedAt: new Date() })
    .where(and(isOnIt, inArray(batchJobs.status, ['queued', 'running'])))
    .returning({ id: batchJobs.id });
  for (const { id } of canceled) await tellOfEnd(tx, id, requestId);
}
