import { and, desc, eq, getTableColumns, isNull, max, type SQL, sql } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { datasets, datasetVersions } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import type { DatasetSummary } from '#lib/training/datasets/dataset-detail';
import { versionSummary } from '#lib/training/datasets/version-summary';

const { datasetId, ownSchema, schema, profile, createdBy, ...small } = getTableColumns(datasetVersions);

/** What a line about a version takes; the schema itself, which may be large, stays in the database. */
export const summaryColumns = {
  ...small,
  columnCount: sql<number | null>`jsonb_array_length(${schema} -> 'columns')`,
  target: sql<string | null>`${schema} ->> 'target'`,
};

/** Data sets that are not deleted with their newest versions, the newest data sets first. */
export async function datasetSummaries(
  { db }: Pick<Ctx, 'db'>,
  where: SQL | undefined,
  limit: number,
): Promise<DatasetSummary[]> {
  const newest = db
    .select({ number: max(datasetVersions.number) })
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasets.id));
  const rows = await db
    .select({
      id: datasets.id,
      name: datasets.name,
      owner: { id: users.id, name: users.name },
      createdAt: datasets.createdAt,
      latest: summaryColumns,
    })
    .from(datasets)
    .innerJoin(users, eq(users.id, datasets.ownerId))
    .innerJoin(datasetVersions, and(eq(datasetVersions.datasetId, datasets.id), eq(datasetVersions.number, newest)))
    .where(and(isNull(datasets.deletedAt), where))
    .orderBy(desc(datasets.id))
    .limit(limit);
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    latest: versionSummary(row.latest),
  }));
}
