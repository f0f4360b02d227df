import { and, eq, inArray, isNull } from 'drizzle-orm';
import { datasetVersions, runs } from '#db/schema/training';
import type { Transaction } from '#lib/registry/change-model';
import { endTrials } from '#lib/training/runs/end-trials';

/** Cancels what is under way on a data set, whoever's it is, as part of the transaction `tx` that deletes it. */
export async function cancelRunsOn(tx: Transaction, datasetId: string): Promise<void> {
  const versions = tx
    .select({ id: datasetVersions.id })
    .from(datasetVersions)
    .where(eq(datasetVersions.datasetId, datasetId));
  const problem = 'The data set was deleted before the run was done.';
  const canceled = await tx
    .update(runs)
    .set({ status: 'canceled', problem, progress: null, finishedAt: new Date() })
    .where(
      and(
        inArray(runs.datasetVersionId, versions),
        // Trials after their searches, whose rows a worker locks in that order too.
        isNull(runs.parentId),
        inArray(runs.status, ['queued', 'running']),
      ),
    )
    .returning({ id: runs.id });
  for (const { id } of canceled) await endTrials(tx, id);
}
