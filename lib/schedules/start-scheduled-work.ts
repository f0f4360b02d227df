import { type BatchInput, startBatchJob } from '#lib/batch/start-batch-job';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import type { ScheduledWork } from '#lib/schedules/schedule-detail';
import { getDataset } from '#lib/training/datasets/get-dataset';
import { startRun } from '#lib/training/runs/start-run';

/**
 * Starts what a schedule starts, as whoever `ctx` says, and gives the id of the run or batch job. Throws what starting
 * it by hand would throw: a data set that was deleted, a model that is gone, a target that is no column any more.
 */
export async function startScheduledWork(
  ctx: Ctx,
  { scheduleId, work }: { scheduleId: string; work: ScheduledWork },
): Promise<string> {
  if (work.kind === 'run') {
    const { datasetId, spec, experiment, challenge } = work;
    const { id } = await startRun(ctx, { dataset: datasetId, spec, experiment, challenge }, { scheduleId });
    return id;
  }
  const { model, alias, datasetId } = work;
  const { id } = await startBatchJob(ctx, {
    target: { model, alias },
    input: await newestFile(ctx, datasetId),
    scheduleId,
  });
  return id;
}

/** The file of a data set's newest version that was not rejected. */
async function newestFile(ctx: Ctx, datasetId: string): Promise<BatchInput> {
  const { name, versions } = await getDataset(ctx, { id: datasetId });
  const version = versions.find(({ status }) => status !== 'rejected');
  if (!version) {
    throw new AppError('conflict', `No version of the data set "${name}" could be read. Upload another file.`);
  }
  const { id: datasetVersionId, fileSha256: sha256, sizeBytes, fileName } = version;
  return { datasetVersionId, sha256, sizeBytes, fileName };
}
