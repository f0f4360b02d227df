import { min } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { log } from '#lib/log';
import { removeAllUnnamed } from '#lib/storage/remove-all-unnamed';
import { storage } from '#lib/storage/storage';

/** Longer than anybody takes from storing a file to naming it. */
const restMs = 24 * 60 * 60_000;

/**
 * Removes from storage what no row names and is older than a day at `now`: files whose caller was refused after they were
 * stored, or whose removal was interrupted. Gives how many.
 */
export async function sweepStorage(db: Database, now = new Date(), from = storage()): Promise<number> {
  const [first] = await db.select({ at: min(users.createdAt) }).from(users);
  // What is older than the first account is another database's: a wrong DATABASE_URL must not empty the storage.
  if (!first?.at) return 0;
  const removed = await removeAllUnnamed(db, from, { after: first.at, before: new Date(now.getTime() - restMs) });
  if (removed > 0) log.info({ removed }, 'files that nothing names removed from storage');
  return removed;
}
