import { Readable } from 'node:stream';
import { asc, eq } from 'drizzle-orm';
import { batchParts } from '#db/schema/batch';
import { models, versions } from '#db/schema/registry';
import { requirePermission } from '#lib/auth/may';
import { GetBatchJob } from '#lib/batch/get-batch-job';
import { type BatchJobRow, visibleBatchJob } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { storage } from '#lib/storage/storage';

export const BatchOutputInput = GetBatchJob;
export type BatchOutputInput = GetBatchJob;

export type BatchOutput = { content: Readable; fileName: string; type: string; sizeBytes: number };

/**
 * The output of a batch job that is over, as a stream: of one that was canceled or failed, the rows that were finished.
 * Throws `conflict` while there is none, saying what to wait for.
 */
export async function batchOutput(ctx: Ctx, { id }: BatchOutputInput): Promise<BatchOutput> {
  requirePermission(ctx.actor, 'batch:run');
  const job = await visibleBatchJob(ctx, id);
  if (job.status === 'queued' || job.status === 'running') {
    const text = 'The job is not over yet. Wait until it is, or cancel it to have the rows that are finished.';
    throw new AppError('conflict', text, { headers: { 'retry-after': '1' } });
  }
  const parts = await ctx.db
    .select({ sha256: batchParts.sha256, sizeBytes: batchParts.sizeBytes })
    .from(batchParts)
    .where(eq(batchParts.jobId, id))
    .orderBy(asc(batchParts.number));
  if (parts.length === 0 && job.status !== 'succeeded') {
    throw new AppError('conflict', `The job ended before any row was finished.${job.problem ? ` ${job.problem}` : ''}`);
  }
  return {
    content: Readable.from(allOf(parts), { objectMode: false }),
    fileName: await outputName(ctx, job),
    type: job.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl',
    sizeBytes: parts.reduce((sum, part) => sum + part.sizeBytes, 0),
  };
}

async function* allOf(parts: readonly { sha256: string }[]): AsyncGenerator<Buffer> {
  for (const { sha256 } of parts) yield* await storage().open(sha256);
}

/** Such as `flowers-iris-v3.csv`. */
async function outputName({ db }: Ctx, { inputName, modelId, versionId, format }: BatchJobRow): Promise<string> {
  const [of] = await db
    .select({ slug: models.slug, number: versions.number })
    .from(versions)
    .innerJoin(models, eq(models.id, modelId))
    .where(eq(versions.id, versionId));
  return `${inputName.replace(/\.[a-z]{1,6}$/i, '')}-${of?.slug}-v${of?.number}.${format === 'csv' ? 'csv' : 'jsonl'}`;
}
