import { lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { sessions } from '#db/schema/people';

const keptMs = 30 * 24 * 60 * 60 * 1000;

/** Deletes sessions, and where they came from, thirty days past the end they were given; gives how many. */
export async function forgetOldSessions(db: Database, now = new Date()): Promise<number> {
  const { count } = await db.delete(sessions).where(lt(sessions.expiresAt, new Date(now.getTime() - keptMs)));
  return count;
}
