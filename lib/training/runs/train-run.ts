import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { isAppError } from '#lib/errors';
import { log } from '#lib/log';
import type { JobData } from '#lib/queue/jobs';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { storage } from '#lib/storage/storage';
import { withTemporaryFolder } from '#lib/temporary-folder';
import { DatasetProfile, DatasetSchema } from '#lib/training/datasets/dataset-schema';
import { challengeFor } from '#lib/training/runs/challenge-for';
import { type Claim, claimRun } from '#lib/training/runs/claim-run';
import { type Followed, followRun, RunLost } from '#lib/training/runs/follow-run';
import { publishChallenger } from '#lib/training/runs/publish-challenger';
import { RunSpec } from '#lib/training/runs/run-spec';
import { diskFull, isDiskFull } from '#lib/training/train/disk-full';
import type { TrainingOrder } from '#lib/training/train/training-order';
import { runTraining } from '#lib/training/train/training-process';

const limits = { timeMs: env.TRAIN_LIMIT_MS, memoryBytes: env.TRAIN_MEMORY_BYTES };

/**
 * Carries a run out in a process that may die, and writes down what came of it: `succeeded` with its report and package,
 * or `failed` with the problem. Ends once, however often it is called; a canceled run stays canceled. Throws where the
 * platform is at fault, so that the job is tried again.
 */
export async function trainRun(ctx: Ctx, { runId, challenge }: JobData<'train-run'>): Promise<void> {
  const claim = await claimRun(ctx.db, runId);
  if (claim) await carryOut(ctx, claim, challenge);
  if (challenge !== undefined) await publishChallenger(ctx, { runId, challenge });
}

async function carryOut(ctx: Ctx, claim: Claim, challenge: string | undefined): Promise<void> {
  const followed = followRun(ctx.db, claim);
  try {
    await withTemporaryFolder('training', async (folder) => {
      const against = await challengeFor(ctx, claim.run, challenge);
      const order = await orderFor(claim, against.challenge, join(folder, 'package.zip'));
      const report = await runTraining(order, { limits, signal: followed.signal, onMessage: followed.note });
      const { sha256 } = await storage().put(createReadStream(order.packagePath));
      const notes = [...report.notes, ...against.notes, ...(claim.isTakenOver ? [takenOver] : [])];
      await followed
        .end({ status: 'succeeded', report: { ...report, notes }, packageSha256: sha256 })
        // Nothing names the package: the run was canceled, to be erased maybe.
        .finally(() => removeUnnamedFiles(ctx.db, [sha256], new Date()));
    });
  } catch (error) {
    if (error instanceof RunLost) log.info({ runId: claim.run.id }, 'a run was canceled or taken over');
    else await failOrThrow(followed, error);
  } finally {
    followed.stop();
  }
}

async function orderFor(
  { run, version, dataset }: Claim,
  challenge: TrainingOrder['challenge'],
  packagePath: string,
): Promise<TrainingOrder> {
  return {
    dataPath: await storage().localPath(version.fileSha256),
    dataset: { name: dataset.name, version: version.number, sha256: version.fileSha256 },
    schema: DatasetSchema.parse(version.schema),
    warnings: DatasetProfile.parse(version.profile).warnings,
    spec: RunSpec.parse(run.spec),
    threads: env.TRAIN_THREADS,
    packagePath,
    challenge,
  };
}

/** What the owner can mend ends the run; for anything else another try is worth it. */
async function failOrThrow(followed: Followed, error: unknown): Promise<void> {
  const problem = isAppError(error) ? error.message : isDiskFull(error) ? diskFull : null;
  if (problem === null) throw error;
  await followed.end({ status: 'failed', problem });
}

const takenOver = 'An attempt at this run ended before it was done, so it was begun anew.';
