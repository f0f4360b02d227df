import { z } from 'zod';
import { runVersions } from '#db/schema/training';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, isAppError } from '#lib/errors';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { publishVersion } from '#lib/registry/publish-version';
import { AliasName, Slug } from '#lib/registry/slug';
import type { VersionDetail } from '#lib/registry/version-detail';
import { ownModel } from '#lib/registry/visible-model';
import { storage } from '#lib/storage/storage';
import { RunSpec } from '#lib/training/runs/run-spec';
import { visibleRun } from '#lib/training/runs/visible-run';

export const PublishRun = z.strictObject({
  model: Slug.describe('Slug of a model; made, private, where there is none.'),
  alias: AliasName.optional().describe('Pointed at the version as soon as it is ready.'),
});
export type PublishRun = z.infer<typeof PublishRun> & { id: string };

/**
 * Makes what a run trained the next version of a model of one's own, through the same quarantine as an upload.
 * Throws `conflict` for a run that has not succeeded.
 */
export async function publishRun(ctx: Ctx, { id, model, alias }: PublishRun): Promise<VersionDetail> {
  requirePermission(ctx.actor, 'training:write');
  requirePermission(ctx.actor, 'model:write');
  const run = await visibleRun(ctx, id);
  if (run.status !== 'succeeded' || run.packageSha256 === null) {
    throw new AppError(
      'conflict',
      `The run is ${run.status} and has no model to publish. Only a run that succeeded has.`,
    );
  }
  await ownOrNewModel(ctx, model);
  const { target, choice } = RunSpec.parse(run.spec);
  return publishVersion(ctx, {
    slug: model,
    file: await storage().open(run.packageSha256),
    fileName: `${model}.zip`,
    notes: `Trained by ${run.id}: ${choice.algorithm} for ${target}.`.slice(0, 2_000),
    alongside: async (tx, versionId) => {
      await tx.insert(runVersions).values({ versionId, runId: run.id, alias: alias ?? null });
    },
  });
}

async function ownOrNewModel(ctx: Ctx, slug: string): Promise<void> {
  try {
    await ownModel(ctx, slug);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'not-found') throw error;
    await newModel(ctx, slug);
  }
}

/** The field is called `model` here. */
async function newModel(ctx: Ctx, slug: string): Promise<void> {
  try {
    await createModel(ctx, CreateModel.parse({ slug }));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'conflict') throw error;
    throw new AppError('conflict', error.message, { errors: [{ pointer: '/model', detail: error.message }] });
  }
}
