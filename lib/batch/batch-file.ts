import type { Readable } from 'node:stream';
import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { openArchive } from '#lib/batch/files/open-archive';
import { peek } from '#lib/batch/files/peek';
import { GetBatchJob } from '#lib/batch/get-batch-job';
import { visibleBatchJob } from '#lib/batch/visible-batch-job';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { AppError, notFound } from '#lib/errors';
import { mediaTypeHeadBytes, mediaTypeOf } from '#lib/inference/media-type';
import { storage } from '#lib/storage/storage';

export const BatchFileInput = GetBatchJob.extend({
  n: z.coerce
    .number()
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .describe('Which file, counted from 0 as the rows are.'),
});
export type BatchFileInput = z.infer<typeof BatchFileInput>;

/** `type` by content. */
export type BatchFile = { content: Readable; name: string; type: string; sizeBytes: number };

/** The n-th file of a batch job of files, as a stream; 404 where there is none, 422 where it cannot be read. */
export async function batchFile(ctx: Ctx, { id, n }: BatchFileInput): Promise<BatchFile> {
  requirePermission(ctx.actor, 'batch:run');
  const job = await visibleBatchJob(ctx, id);
  if (job.format !== 'files') throw notFound(`file of the batch job "${id}", whose input is a table`);
  const archive = await openArchive(await storage().localPath(job.inputSha256));
  try {
    const entry = archive.entries[n];
    if (!entry) throw notFound(`file ${n} of the batch job "${id}"`);
    if (entry.sizeBytes > env.MAX_FILE_BYTES)
      throw new AppError('invalid', 'The file is larger than any that is read.');
    const { head, whole } = await peek(await archive.open(entry), mediaTypeHeadBytes);
    whole.once('close', () => archive.close());
    const { name, sizeBytes } = entry;
    return { content: whole, name: name.split('/').at(-1)!, type: mediaTypeOf(head), sizeBytes };
  } catch (error) {
    archive.close();
    throw error;
  }
}
