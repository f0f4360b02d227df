import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { incoming } from '#lib/storage/receive-file';

/**
 * Deletes what uploads of killed processes left in the storage folders: parts nobody has written to for an hour.
 * Gives how many there were.
 */
export async function removeAbandonedParts(folders: readonly string[], nowMs = Date.now()): Promise<number> {
  let removed = 0;
  for (const folder of folders) {
    const names = await readdir(join(folder, incoming)).catch(() => []);
    for (const name of names) {
      const path = join(folder, incoming, name);
      const written = await stat(path).catch(() => null);
      if (!written || nowMs - written.mtimeMs < 3_600_000) continue;
      await rm(path, { force: true });
      removed++;
    }
  }
  return removed;
}
