import type { Database } from '#db/client';
import { storage } from '#lib/storage/storage';
import { unusedFiles } from '#lib/storage/unused-files';

/** Removes those of the files that no row names, but for what was stored again after `since`; gives how many. */
export async function removeUnnamedFiles(
  db: Database,
  sha256s: readonly string[],
  since: Date,
  from = storage(),
): Promise<number> {
  const unnamed = await unusedFiles(db, sha256s);
  for (const sha256 of unnamed) await from.remove(sha256, since);
  return unnamed.length;
}
