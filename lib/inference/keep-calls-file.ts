import type { Database } from '#db/client';
import type { UploadedFile } from '#lib/inference/predict-request';
import { streamOf } from '#lib/inference/stream-of';
import { log } from '#lib/log';
import { forgetKeptFile, type KeptFile, keepFile } from '#lib/usage/keep-file';

/** Stores the file of a call, and has the call recorded with it; a call that is not recorded leaves no file. */
export async function keepCallsFile(
  db: Database,
  { content, name, type }: UploadedFile,
  record: (file: KeptFile) => Promise<void>,
): Promise<void> {
  const kept = await keepFile(streamOf(content), { row: 0, name, type });
  const storedBefore = new Date(Date.now() + 1);
  try {
    await record(kept);
  } catch (error) {
    await forgetKeptFile(db, kept, storedBefore).catch((failure: unknown) =>
      log.warn({ error: String(failure) }, 'the file of a call that was not recorded could not be removed'),
    );
    throw error;
  }
}
