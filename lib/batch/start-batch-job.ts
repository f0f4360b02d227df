import { Readable } from 'node:stream';
import { batchJobs } from '#db/schema/batch';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { findInputFormat } from '#lib/batch/find-input-format';
import { getBatchJob } from '#lib/batch/get-batch-job';
import { holdScoredDataset } from '#lib/batch/hold-scored-dataset';
import { type BatchTarget, type TargetVersion, targetVersion } from '#lib/batch/target-version';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { newId } from '#lib/ids';
import { billedTo } from '#lib/inference/billed-to';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { type ReceiveLimits, requireExpected } from '#lib/storage/receive-file';
import { storage } from '#lib/storage/storage';
import { requireUnitsLeft } from '#lib/usage/quotas/require-units-left';

type SentFile = {
  file: Readable;
  fileName: string;
  expected?: Promise<ExpectedFile>;
  /** A zip archive, each file of which is a row. */
  isArchive?: boolean;
};
/** What its sender says of a file, so that one that was cut short on its way is refused. */
export type ExpectedFile = Pick<ReceiveLimits, 'expectedSha256' | 'expectedSizeBytes'>;

/** A file as it comes, or that of a data set's version. */
export type BatchInput = SentFile | { datasetVersionId: string; sha256: string; sizeBytes: number; fileName: string };

export type StartBatchJob = {
  /** Fields of a form may come after its file. */
  target: BatchTarget | Promise<BatchTarget>;
  input: BatchInput;
  scheduleId?: string;
};

/** Enough to tell CSV from JSON lines. */
const headBytes = 4096;

type Stored = { sha256: string; sizeBytes: number; format: 'csv' | 'jsonl' | 'files'; version: TargetVersion };

/**
 * Stores a file of rows, CSV, JSON lines or an archive of files, to be scored by the worker with a version of a model
 * one may use, which is fixed here: moving an alias later changes nothing. Throws 404 for a model or version there is
 * none of, 422 for a file that is none of these or not for this model, 400 for one that is not the one its sender expects,
 * 429 where a hard quota is used up.
 */
export async function startBatchJob(ctx: Ctx, { target, input, scheduleId }: StartBatchJob): Promise<BatchJobDetail> {
  // The fields may fail before anybody waits for them, which must not end the process.
  Promise.resolve(target).catch(() => {});
  if ('file' in input) input.expected?.catch(() => {});
  requirePermission(ctx.actor, 'batch:run');
  const ownerId = actingUserId(ctx.actor);
  if (ownerId === null) throw new AppError('forbidden', 'A batch job belongs to a person.');
  const stored = 'file' in input ? await receive(ctx, input, target) : await lookAt(ctx, input, target);

  await queuesReady();
  const id = newId('batchJob');
  await ctx.db.transaction(async (tx) => {
    if (!('file' in input)) await holdScoredDataset(tx, input.datasetVersionId);
    await tx.insert(batchJobs).values({
      id,
      ownerId,
      keyId: ctx.actor.kind === 'key' ? ctx.actor.keyId : null,
      modelId: stored.version.modelId,
      versionId: stored.version.id,
      scheduleId: scheduleId ?? null,
      datasetVersionId: 'file' in input ? null : input.datasetVersionId,
      status: 'queued',
      format: stored.format,
      inputSha256: stored.sha256,
      inputName: storableName(input.fileName),
      inputBytes: stored.sizeBytes,
    });
    await enqueue(tx, 'run-batch-job', { batchJobId: id }, { requestId: ctx.requestId });
  });
  return getBatchJob(ctx, { id });
}

async function receive(ctx: Ctx, input: SentFile, target: StartBatchJob['target']): Promise<Stored> {
  const { file, expected, isArchive = false } = input;
  let head = Buffer.alloc(0);
  const seen = Readable.from(
    (async function* () {
      for await (const chunk of file) {
        if (head.length < headBytes) head = Buffer.concat([head, chunk]).subarray(0, headBytes);
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
  file.on('error', () => {});
  try {
    let accepted: Pick<Stored, 'format' | 'version'> | undefined;
    const received = await storage().put(seen, {
      maxBytes: env.MAX_UPLOAD_BYTES,
      accept: async (arrived) => {
        const version = await payableVersion(ctx, await target);
        requireExpected(arrived, (await expected) ?? {});
        if (isArchive) requireTakesFiles(version);
        accepted = { version, format: isArchive ? 'files' : findInputFormat(input.fileName, head) };
      },
    });
    return { ...received, ...accepted! };
  } finally {
    file.destroy();
  }
}

async function payableVersion(ctx: Ctx, target: BatchTarget): Promise<TargetVersion> {
  const version = await targetVersion(ctx, target);
  await requireUnitsLeft({ ...billedTo(ctx, { id: version.modelId }), units: 1 });
  return version;
}

/** Throws AppError('invalid') where the version's row is not one file. */
export function requireTakesFiles({ takesFiles }: TargetVersion): void {
  if (takesFiles) return;
  throw new AppError(
    'invalid',
    'This model takes rows of features, not files that are a row each. Send one CSV or JSON lines file.',
  );
}

async function lookAt(
  ctx: Ctx,
  { sha256, sizeBytes, fileName }: Exclude<BatchInput, SentFile>,
  target: StartBatchJob['target'],
): Promise<Stored> {
  const version = await payableVersion(ctx, await target);
  let head = Buffer.alloc(0);
  for await (const chunk of await storage().open(sha256)) {
    head = Buffer.concat([head, chunk]).subarray(0, headBytes);
    if (head.length === headBytes) break;
  }
  return { sha256, sizeBytes, format: findInputFormat(fileName, head), version };
}

/** The name of the file without folders and control characters; people see it, nothing is opened by it. */
function storableName(fileName: string): string {
  const last = fileName.toWellFormed().split(/[\\/]/).at(-1)!;
  return last.replace(/\p{Cc}/gu, '').slice(0, 255) || 'rows';
}
