import { eq, max } from 'drizzle-orm';
import type { Database } from '#db/client';
import { datasetVersions } from '#db/schema/training';
import { newId } from '#lib/ids';
import { enqueue } from '#lib/queue/queue';
import type { OwnSchema } from '#lib/training/datasets/dataset-schema';
import { holdDataset } from '#lib/training/datasets/hold-dataset';

export type NewVersion = {
  datasetId: string;
  file: { sha256: string; name: string; sizeBytes: number };
  ownSchema: OwnSchema | null;
  createdBy: string;
  requestId: string;
};

/**
 * Gives a data set its next version, and the worker the task to look at it. Call `queuesReady` before. Throws 404 for one
 * that was deleted.
 */
export async function addVersion(
  tx: Pick<Database, 'select' | 'insert' | 'execute'>,
  version: NewVersion,
): Promise<void> {
  const { datasetId, file, ownSchema, createdBy, requestId } = version;
  // One version at a time of each data set, so that no number is given twice.
  await holdDataset(tx, datasetId);
  const [highest] = await tx
    .select({ number: max(datasetVersions.number) })
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasetId));
  const id = newId('datasetVersion');
  await tx.insert(datasetVersions).values({
    id,
    datasetId,
    number: (highest?.number ?? 0) + 1,
    status: 'profiling',
    fileSha256: file.sha256,
    fileName: file.name,
    sizeBytes: file.sizeBytes,
    ownSchema,
    createdBy,
  });
  await enqueue(tx, 'profile-dataset', { datasetVersionId: id }, { requestId });
}
