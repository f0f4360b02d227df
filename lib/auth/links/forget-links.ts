import { lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { oneTimeLinks } from '#db/schema/people';
import { firstIdAt } from '#lib/ids';

/** An expired invitation stays in the admins' list for so long. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes the links that were made more than thirty days before `now`, all of which have expired; gives how many. */
export async function forgetLinks(db: Database, now = new Date()): Promise<number> {
  const { count } = await db
    .delete(oneTimeLinks)
    .where(lt(oneTimeLinks.id, firstIdAt('oneTimeLink', now.getTime() - keptMs)));
  return count;
}
