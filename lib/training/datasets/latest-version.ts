import { desc, eq } from 'drizzle-orm';
import { datasetVersions } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import type { DatasetVersionRow } from '#lib/training/datasets/version-summary';

/** The newest version of a data set; every data set has one. */
export async function latestVersion({ db }: Pick<Ctx, 'db'>, datasetId: string): Promise<DatasetVersionRow> {
  const [version] = await db
    .select()
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasetId))
    .orderBy(desc(datasetVersions.number))
    .limit(1);
  return version!;
}
