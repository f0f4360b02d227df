import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { datasetVersions } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import type { RunDetail } from '#lib/training/runs/run-detail';
import { RunSpec } from '#lib/training/runs/run-spec';
import { startRun } from '#lib/training/runs/start-run';
import { visibleRun } from '#lib/training/runs/visible-run';

export const RetrainRun = z.object({ id: z.string() });
export type RetrainRun = z.infer<typeof RetrainRun>;

/** Starts a run like one of one's own, with the same seed, on the newest version of its data set. */
export async function retrainRun(ctx: Ctx, { id }: RetrainRun): Promise<RunDetail> {
  requirePermission(ctx.actor, 'training:write');
  const run = await visibleRun(ctx, id);
  if (run.parentId !== null) throw new AppError('conflict', 'A trial goes with its search. Retrain the search.');
  const [version] = await ctx.db
    .select({ datasetId: datasetVersions.datasetId })
    .from(datasetVersions)
    .where(eq(datasetVersions.id, run.datasetVersionId));
  const input = {
    dataset: version!.datasetId,
    spec: RunSpec.parse(run.spec),
    experiment: run.experimentId ?? undefined,
  };
  return startRun(ctx, input, { retrainOf: run.id });
}
