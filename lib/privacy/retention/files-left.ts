import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { settings } from '#db/schema/people';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { restedAt } from '#lib/storage/rested-at';

/** Files whose rows are gone and that are still to be removed: whoever is interrupted in between finds them again. */
const filesLeft = 'files-left-by-retention';

/** Notes files whose rows go with the transaction `tx`, for `removeFilesLeft`. */
export async function noteFilesLeft(tx: Database, files: readonly { sha256: string }[]): Promise<void> {
  if (files.length === 0) return;
  const value = JSON.stringify([...new Set(files.map(({ sha256 }) => sha256))]);
  await tx
    .insert(settings)
    .values({ name: filesLeft, value })
    .onConflictDoUpdate({
      target: settings.name,
      set: { value: sql`(${settings.value}::jsonb || excluded.value::jsonb)::text` },
    });
}

/** Removes the files that were noted and that no row names any more, but for those stored again shortly before `now`. */
export async function removeFilesLeft(db: Database, now: Date): Promise<void> {
  const [left] = await db.select().from(settings).where(eq(settings.name, filesLeft));
  if (!left) return;
  const sha256s = z.array(z.string()).parse(JSON.parse(left.value));
  await removeUnnamedFiles(db, [...new Set(sha256s)], restedAt(now));
  // Another worker may have noted more meanwhile.
  await db.delete(settings).where(and(eq(settings.name, filesLeft), eq(settings.value, left.value)));
}
