import { and, desc, eq, ne } from 'drizzle-orm';
import { z } from 'zod';
import { datasetVersions, runs } from '#db/schema/training';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { newId } from '#lib/ids';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { ownModel } from '#lib/registry/visible-model';
import { Algorithm, AlgorithmChoice } from '#lib/training/algorithms';
import { DatasetSchema } from '#lib/training/datasets/dataset-schema';
import { holdDataset } from '#lib/training/datasets/hold-dataset';
import { visibleDataset } from '#lib/training/datasets/visible-dataset';
import { codeVersion } from '#lib/training/runs/code-version';
import { ExperimentName } from '#lib/training/runs/create-experiment';
import { experimentIdOf } from '#lib/training/runs/experiment-id-of';
import { getRun } from '#lib/training/runs/get-run';
import { requireColumns } from '#lib/training/runs/require-columns';
import { requireLibraries } from '#lib/training/runs/require-libraries';
import type { RunDetail } from '#lib/training/runs/run-detail';
import { RunSpec } from '#lib/training/runs/run-spec';

const { target, task, seed, split, ignore, groupBy, search } = RunSpec.shape;

/** A run as a caller asks for it: the algorithm and its parameters stand beside the rest. */
export const StartRun = z
  .strictObject({
    dataset: z.string().describe('Id of a data set.'),
    version: z
      .int()
      .min(1)
      .max(2 ** 31 - 1)
      .optional()
      .describe('Number of a version of it; the newest unless given.'),
    algorithm: Algorithm,
    params: z.record(z.string(), z.json()).default({}),
    experiment: ExperimentName.optional().describe(
      'Id or name of an experiment; made where there is none of that name.',
    ),
    challenge: z
      .string()
      .optional()
      .describe(
        'Slug of a model: published there as `challenger` when better than its `production` on the same held-out part.',
      ),
    ...{ target, task, seed, split, ignore, groupBy, search },
  })
  .transform(({ dataset, version, algorithm, params, experiment, challenge, ...rest }, context) => {
    const choice = AlgorithmChoice.safeParse({ algorithm, params });
    if (choice.success) return { dataset, version, experiment, challenge, spec: { ...rest, choice: choice.data } };
    // As custom issues, which keep their words and their place (/params/max_depth).
    for (const { path, message } of choice.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

export type StartRun = {
  dataset: string;
  version?: number | undefined;
  spec: RunSpec;
  experiment?: string | undefined;
  challenge?: string | undefined;
};

/** Where a run comes from, if not from a person's wish. */
export type RunOrigin = { retrainOf?: string; scheduleId?: string };

/**
 * Has a model trained by the worker on a data set of one's own: the run is `queued`. Throws 404 for a data set that is
 * not one's own, `conflict` where it is not ready, `invalid`, with a pointer, for what does not fit its columns, and 403
 * for a model to challenge that one may not publish to.
 */
export async function startRun(ctx: Ctx, input: StartRun, origin: RunOrigin = {}): Promise<RunDetail> {
  requirePermission(ctx.actor, 'training:write');
  const dataset = await visibleDataset(ctx, input.dataset);
  const version = await readyVersion(ctx, dataset, input.version);
  requireColumns(input.spec, DatasetSchema.parse(version.schema));
  requireLibraries(input.spec.choice);
  if (input.challenge !== undefined) {
    requirePermission(ctx.actor, 'model:write');
    await ownModel(ctx, input.challenge);
  }

  const ownerId = actingUserId(ctx.actor) ?? dataset.ownerId;
  const code = await codeVersion();
  const runId = newId('run');
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    await holdDataset(tx, dataset.id);
    await tx.insert(runs).values({
      ...origin,
      id: runId,
      ownerId,
      datasetVersionId: version.id,
      experimentId: input.experiment === undefined ? null : await experimentIdOf(tx, ownerId, input.experiment),
      spec: input.spec,
      status: 'queued',
      codeVersion: code,
    });
    const { challenge } = input;
    await enqueue(tx, 'train-run', { runId, ...(challenge && { challenge }) }, { requestId: ctx.requestId });
  });
  return getRun(ctx, { id: runId });
}

/** The version of that number, or the newest that was not rejected: an older one would not be what was asked for. */
async function readyVersion({ db }: Ctx, dataset: { id: string; name: string }, number: number | undefined) {
  const wished = number === undefined ? ne(datasetVersions.status, 'rejected') : eq(datasetVersions.number, number);
  const [version] = await db
    .select()
    .from(datasetVersions)
    .where(and(eq(datasetVersions.datasetId, dataset.id), wished))
    .orderBy(desc(datasetVersions.number))
    .limit(1);
  if (version?.status === 'ready') return version;
  if (!version) {
    if (number !== undefined) throw notFound(`version ${number} of the data set "${dataset.name}"`);
    throw new AppError('conflict', `No version of the data set "${dataset.name}" could be read. Upload another file.`);
  }
  const why =
    version.status === 'profiling'
      ? 'is still being read. Wait until it is ready'
      : `was rejected: ${version.rejection ?? 'no reason was kept'}`;
  throw new AppError('conflict', `Version ${version.number} of the data set "${dataset.name}" ${why}.`);
}
