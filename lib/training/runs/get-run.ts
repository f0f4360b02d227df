import { asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { models, versions } from '#db/schema/registry';
import { datasetVersions, runs, runVersions } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { RunReport } from '#lib/training/evaluation/run-report';
import { isBetter } from '#lib/training/runs/is-better';
import type { RunDetail, RunSummary } from '#lib/training/runs/run-detail';
import { LearningCurve, RunSpec } from '#lib/training/runs/run-spec';
import { runSummaries } from '#lib/training/runs/run-summary';
import { visibleRun } from '#lib/training/runs/visible-run';

export const GetRun = z.object({ id: z.string() });
export type GetRun = z.infer<typeof GetRun>;

/** A run of one's own (any run for an admin) with all that came of it; 404 for others. */
export async function getRun(ctx: Ctx, { id }: GetRun): Promise<RunDetail> {
  requirePermission(ctx.actor, 'training:read');
  // One snapshot: a run that ends meanwhile would be "succeeded" without its report.
  return ctx.db.transaction((db) => readRun({ ...ctx, db }, id), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  });
}

async function readRun(ctx: Ctx, id: string): Promise<RunDetail> {
  const run = await visibleRun(ctx, id);
  const [[summary], children, [data], published] = await Promise.all([
    runSummaries(ctx.db, eq(runs.id, id), 1),
    runSummaries(ctx.db, eq(runs.parentId, id), 1_000),
    ctx.db
      .select({ sha256: datasetVersions.fileSha256 })
      .from(datasetVersions)
      .where(eq(datasetVersions.id, run.datasetVersionId)),
    versionsFrom(ctx.db, id),
  ]);
  return {
    ...summary!,
    spec: RunSpec.parse(run.spec),
    dataSha256: data!.sha256,
    codeVersion: run.codeVersion,
    learningCurve: LearningCurve.nullable().parse(run.learningCurve),
    report: RunReport.nullable().parse(run.report),
    children: children.sort(bestFirst),
    retrainOf: run.retrainOf,
    scheduleId: run.scheduleId,
    published,
    // Who may see a run may change it.
    isOwn: true,
  };
}

function versionsFrom(db: Ctx['db'], runId: string) {
  return db
    .select({ model: models.slug, version: versions.number, status: versions.status })
    .from(runVersions)
    .innerJoin(versions, eq(versions.id, runVersions.versionId))
    .innerJoin(models, eq(models.id, versions.modelId))
    .where(eq(runVersions.runId, runId))
    .orderBy(asc(runVersions.versionId));
}

/** Trials without a score stay behind, in the order they were drawn. */
function bestFirst(one: RunSummary, other: RunSummary): number {
  if (one.score && other.score) return isBetter(one.score, other.score) ? -1 : isBetter(other.score, one.score) ? 1 : 0;
  if (one.score || other.score) return one.score ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
