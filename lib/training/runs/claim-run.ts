import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/client';
import { datasets, datasetVersions, runs } from '#db/schema/training';
import { codeVersion } from '#lib/training/runs/code-version';
import type { RunRow } from '#lib/training/runs/visible-run';

/** A run that this worker has begun; whoever claims it later has another `startedAt`, and this one lost it. */
export type Claim = {
  run: RunRow & { startedAt: Date };
  version: typeof datasetVersions.$inferSelect;
  dataset: typeof datasets.$inferSelect;
  /** Whether another worker had begun it before, and is gone. */
  isTakenOver: boolean;
};

/** Begins a run that waits, or begins anew one whose worker died, without the trials it left; null when it is over. */
export async function claimRun(db: Database, runId: string): Promise<Claim | null> {
  const code = await codeVersion();
  return db.transaction(async (tx) => {
    const [found] = await tx
      .select({ run: runs, version: datasetVersions, dataset: datasets })
      .from(runs)
      .innerJoin(datasetVersions, eq(datasetVersions.id, runs.datasetVersionId))
      .innerJoin(datasets, eq(datasets.id, datasetVersions.datasetId))
      .where(and(eq(runs.id, runId), inArray(runs.status, ['queued', 'running'])))
      .for('update', { of: runs });
    if (!found) return null;
    const startedAt = new Date();
    await tx.delete(runs).where(eq(runs.parentId, runId));
    await tx
      .update(runs)
      .set({ status: 'running', startedAt, progress: null, learningCurve: null, problem: null, codeVersion: code })
      .where(eq(runs.id, runId));
    const isTakenOver = found.run.status === 'running';
    return { ...found, run: { ...found.run, startedAt }, isTakenOver };
  });
}
