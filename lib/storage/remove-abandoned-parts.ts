import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { incoming } from '#lib/storage/receive-file';
import { cacheFolder, storageFolder } from '#lib/storage/storage';

/** Since when nobody wrote to what is abandoned: who shares a folder does not know the processes of others. */
const restMs = 60 * 60_000;

/** Deletes what uploads of killed processes left in the storage folders; gives how many parts there were. */
export async function removeAbandonedParts(
  folders: readonly string[] = [storageFolder(), cacheFolder()],
  nowMs = Date.now(),
): Promise<number> {
  let removed = 0;
  for (const folder of folders) {
    const names = await readdir(join(folder, incoming)).catch(() => []);
    for (const name of names) {
      const path = join(folder, incoming, name);
      const written = await stat(path).catch(() => null);
      if (!written || nowMs - written.mtimeMs < restMs) continue;
      await rm(path, { force: true });
      removed++;
    }
  }
  return removed;
}
