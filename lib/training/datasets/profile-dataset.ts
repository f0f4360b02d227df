import { and, eq } from 'drizzle-orm';
import { datasetVersions } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { isAppError } from '#lib/errors';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';
import { storage } from '#lib/storage/storage';
import { OwnSchema } from '#lib/training/datasets/dataset-schema';
import { describeFile } from '#lib/training/datasets/describe-file';
import type { DatasetVersionRow } from '#lib/training/datasets/version-summary';

type Outcome = Partial<Pick<DatasetVersionRow, 'schema' | 'profile' | 'rowCount' | 'rejection'>> & {
  status: 'ready' | 'rejected';
};

/**
 * Reads the file of a version and decides: `ready` with its schema and profile, or `rejected` with the reason. Decides
 * once, however often it runs. Throws where the platform, and not the file, is at fault, so that it is tried again.
 */
export async function profileDataset(
  { db, requestId }: Ctx,
  { datasetVersionId }: JobData<'profile-dataset'>,
): Promise<void> {
  const [version] = await db.select().from(datasetVersions).where(eq(datasetVersions.id, datasetVersionId));
  if (version?.status !== 'profiling') return;
  const outcome = await examine(version);
  const decided = await db
    .update(datasetVersions)
    .set(storable(outcome))
    .where(and(eq(datasetVersions.id, datasetVersionId), eq(datasetVersions.status, 'profiling')))
    .returning({ id: datasetVersions.id });
  if (decided.length === 0) return;
  const { status, rejection, rowCount } = outcome;
  log.info({ requestId, datasetVersionId, status, rejection, rowCount }, 'a data set was looked at');
}

async function examine(version: DatasetVersionRow): Promise<Outcome> {
  const path = await storage().localPath(version.fileSha256);
  try {
    return { status: 'ready', ...(await describeFile(path, OwnSchema.nullable().parse(version.ownSchema))) };
  } catch (error) {
    if (!isAppError(error) || error.code !== 'invalid') throw error;
    return { status: 'rejected', rejection: error.message };
  }
}

/** A file may have characters that PostgreSQL cannot store: NUL, and halves of a surrogate pair. */
function storable(outcome: Outcome): Outcome {
  const clean = (_: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\uFFFD').toWellFormed() : value;
  return JSON.parse(JSON.stringify(outcome, clean));
}
