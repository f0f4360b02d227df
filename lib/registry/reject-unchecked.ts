import { and, eq } from 'drizzle-orm';
import { versions } from '#db/schema/registry';
import type { Ctx } from '#lib/context';

/** Ends a version that could not be examined, so that nobody waits for it for ever; one that has its result keeps it. */
export async function rejectUnchecked({ db }: Ctx, { versionId }: { versionId: string }): Promise<void> {
  await db
    .update(versions)
    .set({
      status: 'rejected',
      rejection:
        'The server could not finish examining this version, after several tries. This is no verdict on the model: ' +
        'publish it again, and if that happens again, ask the admin to look into the log of the worker.',
      validatedAt: new Date(),
    })
    .where(and(eq(versions.id, versionId), eq(versions.status, 'validating')));
}
