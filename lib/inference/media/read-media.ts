import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MediaJob, MediaResult } from '#lib/inference/media/media-job';
import { type MediaProcesses, openMediaProcesses } from '#lib/inference/media/media-processes';
import { processShared } from '#lib/process-shared';
import { processFolder } from '#lib/temporary-folder';

/**
 * Reads a recording or a film in a process that may die of it. Gives what is wrong with the file in words; throws
 * AppError('unavailable') where nothing here can read such files, AppError('overloaded') where too many wait.
 */
export async function readMedia({ file, ...job }: MediaJob): Promise<MediaResult> {
  if (!(file instanceof Uint8Array)) return mediaProcesses().read({ ...job, path: file.path });
  // FFmpeg seeks in files, and a path is quicker to hand over than the bytes are.
  const path = join(await processFolder('media'), randomUUID());
  try {
    await writeFile(path, file, { mode: 0o600 });
    return await mediaProcesses().read({ ...job, path });
  } finally {
    await rm(path, { force: true });
  }
}

function mediaProcesses(): MediaProcesses {
  return processShared('media-processes', () =>
    openMediaProcesses({
      size: 2,
      maxWaiting: 100,
      idleMs: 60_000,
      loadLimitMs: 20_000,
      runLimitMs: 60_000,
      memoryBytes: 2 ** 30,
    }),
  );
}
