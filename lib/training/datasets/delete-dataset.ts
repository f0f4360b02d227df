import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { datasets, datasetVersions, runs } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import { endJobsOnDataset } from '#lib/batch/end-jobs-on-dataset';
import type { Ctx } from '#lib/context';
import { queuesReady } from '#lib/queue/queue';
import type { Transaction } from '#lib/registry/change-model';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { restedAt } from '#lib/storage/rested-at';
import { holdDataset } from '#lib/training/datasets/hold-dataset';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';
import { cancelRunsOn } from '#lib/training/runs/cancel-runs-on';

export const DeleteDataset = z.object({ id: z.string() });
export type DeleteDataset = z.infer<typeof DeleteDataset>;

/**
 * Deletes one's data set with the files of all its versions and what was found in them; runs and batch jobs under way on
 * it are canceled. What runs have learned from it, and batch jobs answered, stays. Throws 404 for one that is gone.
 */
export async function deleteDataset(ctx: Ctx, { id }: DeleteDataset): Promise<void> {
  requirePermission(ctx.actor, 'training:write');
  await visibleDataset(ctx, id);
  await queuesReady();
  const files = await ctx.db.transaction(async (tx) => {
    await holdDataset(tx, id);
    await cancelRunsOn(tx, id);
    await endJobsOnDataset(tx, { datasetId: id, requestId: ctx.requestId });
    return blank(tx, id);
  });
  // By the time its newest version was made all were stored; what came since may be about to be named.
  const sinceMs = Math.max(restedAt().getTime(), ...files.map(({ createdAt }) => createdAt.getTime()));
  await removeUnnamedFiles(
    ctx.db,
    files.map(({ sha256 }) => sha256),
    new Date(sinceMs),
  );
}

/** Leaves the ids, which runs and batch jobs name, and numbers; gives the files that the versions had. */
async function blank(tx: Transaction, id: string): Promise<{ sha256: string; createdAt: Date }[]> {
  const { fileSha256, createdAt, schema } = datasetVersions;
  const isOfIt = eq(datasetVersions.datasetId, id);
  const files = await tx.select({ sha256: fileSha256, createdAt }).from(datasetVersions).where(isOfIt);
  await tx.update(datasets).set({ name: '', deletedAt: new Date() }).where(eq(datasets.id, id));
  await tx
    .update(datasetVersions)
    .set({
      ...{ fileSha256: '', fileName: '', ownSchema: null, profile: null, rejection: null },
      // Models trained on it read their rows as its columns were written.
      schema: sql`case when exists (select 1 from ${runs} where ${runs.datasetVersionId} = ${datasetVersions.id})
        then ${schema} end`,
      // Nobody is to look at it any more, nor to write down what was seen.
      status: sql`case ${datasetVersions.status} when 'profiling' then 'rejected' else ${datasetVersions.status} end`,
    })
    .where(isOfIt);
  return files;
}
