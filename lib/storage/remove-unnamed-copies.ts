import type { Database } from '#db/client';
import { env } from '#lib/env';
import { localStorage } from '#lib/storage/local-storage';
import { removeAllUnnamed } from '#lib/storage/remove-all-unnamed';
import { cacheFolder } from '#lib/storage/storage';

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
  const before = new Date(now.getTime() - restMs);
  return removeAllUnnamed(db, localStorage(cache), { after: new Date(0), before });
}
