import { and, eq, inArray, isNull, lt } from 'drizzle-orm';
import { z } from 'zod';
import { datasetVersions, runs } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { RunSummary } from '#lib/training/runs/run-detail';
import { runSummaries } from '#lib/training/runs/run-summary';
import { runsVisibleTo } from '#lib/training/runs/visible-run';

export const ListRuns = z.object({
  experiment: z.string().optional().describe('Id of an experiment.'),
  dataset: z.string().optional().describe('Id of a data set, whichever version of it.'),
  parent: z.string().optional().describe('Id of a search: its trials. Without it, trials are left out.'),
  cursor: cursorOf('run'),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type ListRuns = Partial<z.infer<typeof ListRuns>>;

export const RunPage = z
  .object({ data: z.array(RunSummary), nextCursor: z.string().nullable() })
  .meta({ id: 'RunPage' });
export type RunPage = z.infer<typeof RunPage>;

/** One's own runs, and everybody's for an admin; newest first. */
export async function listRuns(ctx: Ctx, input: ListRuns): Promise<RunPage> {
  requirePermission(ctx.actor, 'training:read');
  const limit = input.limit ?? 50;
  const found = await runSummaries(ctx.db, whichRuns(ctx, input), limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}

export function whichRuns({ db, actor }: Pick<Ctx, 'db' | 'actor'>, input: ListRuns) {
  const { experiment, dataset, parent, cursor } = input;
  const versionsOf = (datasetId: string) =>
    db.select({ id: datasetVersions.id }).from(datasetVersions).where(eq(datasetVersions.datasetId, datasetId));
  return and(
    runsVisibleTo(actor),
    parent === undefined ? isNull(runs.parentId) : eq(runs.parentId, parent),
    experiment === undefined ? undefined : eq(runs.experimentId, experiment),
    dataset === undefined ? undefined : inArray(runs.datasetVersionId, versionsOf(dataset)),
    cursor === undefined ? undefined : lt(runs.id, cursor),
  );
}
