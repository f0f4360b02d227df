import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { datasetVersions } from '#db/schema/training';
import { notFound } from '#lib/errors';
import type { DatasetDetail } from '#lib/training/datasets/dataset-detail';
import { summaryColumns } from '#lib/training/datasets/dataset-summaries';
import { versionDetail, versionSummary } from '#lib/training/datasets/version-summary';
import type { DatasetRow } from '#lib/training/datasets/visible-dataset';

/** A data set for somebody who may see it, with the version of that number, or else its newest, in full. */
export async function readDataset(db: Database, dataset: DatasetRow, version?: number): Promise<DatasetDetail> {
  const { id, name } = dataset;
  const [owner] = await db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, dataset.ownerId));
  const summaries = await db
    .select(summaryColumns)
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, id))
    .orderBy(desc(datasetVersions.number));
  const versions = summaries.map(versionSummary);
  const number = version ?? versions[0]!.number;
  const [row] = await db
    .select()
    .from(datasetVersions)
    .where(and(eq(datasetVersions.datasetId, id), eq(datasetVersions.number, number)));
  if (!row) throw notFound(`version ${number} of the data set "${name}"`);
  return {
    id,
    name,
    owner: owner!,
    createdAt: dataset.createdAt.toISOString(),
    latest: versions[0]!,
    version: versionDetail(row),
    versions,
    // Who may see a data set may change it.
    isOwn: true,
  };
}
