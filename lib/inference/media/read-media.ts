import { AppError } from '#lib/errors';
import type { MediaJob, MediaResult } from '#lib/inference/media/media-job';

/**
 * Reads a recording or a film in a process that may die of it. Gives what is wrong with the file in words; throws
 * AppError('unavailable') where nothing here can read such files, AppError('overloaded') where too many wait.
 */
export async function readMedia(_job: MediaJob): Promise<MediaResult> {
  throw new AppError('unavailable', 'Recordings and films cannot be read on this machine.');
}
