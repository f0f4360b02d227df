import { and, eq, lt, or } from 'drizzle-orm';
import type { Database } from '#db/client';
import { personalExports } from '#db/schema/privacy';
import { storage } from '#lib/storage/storage';

/** Removes archives whose week is over at `now`, and forgets failed ones of a week ago; gives how many. */
export async function forgetExports(db: Database, now = new Date()): Promise<number> {
  const weekAgo = new Date(now.getTime() - 7 * 24 * 60 * 60_000);
  const over = or(
    lt(personalExports.expiresAt, now),
    and(eq(personalExports.status, 'failed'), lt(personalExports.createdAt, weekAgo)),
  );
  const expired = await db.select().from(personalExports).where(over).limit(500);
  for (const { id, sha256 } of expired) {
    // The file first: no two archives are alike, and a row without its file is tried again.
    if (sha256) await storage().remove(sha256);
    await db.delete(personalExports).where(eq(personalExports.id, id));
  }
  return expired.length;
}
