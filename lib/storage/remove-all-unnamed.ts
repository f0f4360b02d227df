import type { Database } from '#db/client';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import type { Storage, StoredBetween } from '#lib/storage/storage';

const atOnce = 500;

/** Removes everything that was stored in that time and that no row names, some at a time; gives how many. */
export async function removeAllUnnamed(db: Database, from: Storage, stored: StoredBetween): Promise<number> {
  let removed = 0;
  let some: string[] = [];
  const removeSome = async () => {
    removed += await removeUnnamedFiles(db, some, stored.before, from);
    some = [];
  };
  for await (const sha256 of from.list(stored)) {
    some.push(sha256);
    if (some.length === atOnce) await removeSome();
  }
  await removeSome();
  return removed;
}
