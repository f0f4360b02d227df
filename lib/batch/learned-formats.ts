import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { datasetVersions, runs, runVersions } from '#db/schema/training';
import type { LearnedFormats } from '#lib/batch/scoring/written-as';
import { ValueFormat } from '#lib/csv/values/value-format';

/** What is read here of the schema of a data set. */
const Columns = z.object({ columns: z.array(z.object({ name: z.string(), format: ValueFormat.optional() })) });

/** How the columns of the data set are written that a version was trained on here; none for one that was uploaded. */
export async function learnedFormats(db: Database, versionId: string): Promise<LearnedFormats> {
  const [dataset] = await db
    .select({ schema: datasetVersions.schema })
    .from(runVersions)
    .innerJoin(runs, eq(runs.id, runVersions.runId))
    .innerJoin(datasetVersions, eq(datasetVersions.id, runs.datasetVersionId))
    .where(eq(runVersions.versionId, versionId));
  const { columns } = Columns.catch({ columns: [] }).parse(dataset?.schema);
  return Object.fromEntries(columns.map(({ name, format = null }) => [name, format]));
}
