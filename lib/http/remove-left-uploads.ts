import { log } from '#lib/log';
import { removeAbandonedParts } from '#lib/storage/remove-abandoned-parts';
import { removeAbandonedFolders } from '#lib/temporary-folder';

const everyMs = 10 * 60_000;

/**
 * Removes what killed processes left of uploads and of calls with files, now and every ten minutes: on a machine without
 * a worker nobody else does.
 */
export function keepRemovingLeftUploads(): void {
  void removeLeftUploads();
  setInterval(removeLeftUploads, everyMs).unref();
}

async function removeLeftUploads(): Promise<void> {
  try {
    await removeAbandonedFolders(['media', 'uploads']);
    await removeAbandonedParts();
  } catch (error) {
    log.warn({ error: String(error) }, 'what is left of uploads could not be removed; the next round tries again');
  }
}
