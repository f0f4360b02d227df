import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { datasets, datasetVersions } from '#db/schema/training';
import { notFound } from '#lib/errors';

/** Keeps the data set of a version until the transaction `tx` ends. Throws 404 where it was deleted meanwhile. */
export async function holdScoredDataset(tx: Pick<Database, 'select'>, datasetVersionId: string): Promise<void> {
  const [held] = await tx
    .select({ id: datasets.id })
    .from(datasets)
    .innerJoin(datasetVersions, eq(datasetVersions.datasetId, datasets.id))
    .where(and(eq(datasetVersions.id, datasetVersionId), isNull(datasets.deletedAt)))
    .for('update', { of: datasets });
  if (!held) throw notFound('data set of that version');
}
