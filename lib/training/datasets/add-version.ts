import { eq, max } from 'drizzle-orm';
import type { Database } from '#db/client';
import { datasets, datasetVersions } from '#db/schema/training';
import { newId } from '#lib/ids';
import { enqueue } from '#lib/queue/queue';
import type { OwnSchema } from '#lib/training/datasets/dataset-schema';

export type NewVersion = {
  datasetId: string;
  file: { sha256: string; name: string; sizeBytes: number };
  ownSchema: OwnSchema | null;
  createdBy: string;
};

/** Gives a data set its next version, and the worker the task to look at it. Call `queuesReady` before. */
export async function addVersion(
  tx: Pick<Database, 'select' | 'insert' | 'execute'>,
  version: NewVersion,
): Promise<void> {
  const { datasetId, file, ownSchema, createdBy } = version;
  // One version at a time of each data set, so that no number is given twice.
  await tx.select({ id: datasets.id }).from(datasets).where(eq(datasets.id, datasetId)).for('update');
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
  await enqueue(tx, 'profile-dataset', { datasetVersionId: id });
}
