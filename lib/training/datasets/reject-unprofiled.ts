import { and, eq } from 'drizzle-orm';
import { datasetVersions } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';

/** Ends a version that could not be looked at, so that nobody waits for it for ever; one that is decided stays so. */
export async function rejectUnprofiled({ db }: Ctx, { datasetVersionId }: JobData<'profile-dataset'>): Promise<void> {
  await db
    .update(datasetVersions)
    .set({
      status: 'rejected',
      rejection:
        'The server could not finish reading this file, after several tries. This is no verdict on the file: send it ' +
        'again, and if that happens again, ask the admin to look into the log of the worker.',
    })
    .where(and(eq(datasetVersions.id, datasetVersionId), eq(datasetVersions.status, 'profiling')));
}
