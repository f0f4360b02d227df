import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#db/client';
import { env } from '#lib/env';
import { contentPath } from '#lib/storage/content-path';
import { cacheFolder } from '#lib/storage/storage';
import { unusedFiles } from '#lib/storage/unused-files';

/** What somebody has just stored is about to be named by a row. */
const restMs = 60 * 60_000;

/**
 * Removes this machine's copies of files that no row names any more, which another machine removed from the bucket: those
 * older than an hour at `now`. Gives how many. Does nothing where files are kept on this machine alone.
 */
export async function removeUnnamedCopies(
  db: Database,
  now = new Date(),
  cache = env.S3_BUCKET ? cacheFolder() : null,
): Promise<number> {
  if (cache === null) return 0;
  let removed = 0;
  for (const folder of await readdir(cache).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(folder)) continue;
    const old = await namesBefore(join(cache, folder), now.getTime() - restMs);
    for (const sha256 of await unusedFiles(db, old)) {
      await rm(contentPath(cache, sha256), { force: true });
      removed++;
    }
  }
  return removed;
}

async function namesBefore(folder: string, beforeMs: number): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name));
  const written = await Promise.all(names.map((name) => stat(join(folder, name)).catch(() => null)));
  return names.filter((_, at) => (written[at]?.mtimeMs ?? beforeMs) < beforeMs);
}
