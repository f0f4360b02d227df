import { and, asc, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from '#db/client';
import { asyncPredictions } from '#db/schema/clients';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';
import { restedAt } from '#lib/storage/rested-at';

const keptDays = 7;
const atOnce = 500;

/**
 * Gives free the files of asynchronous predictions that ended a minute before `now`, and forgets those, with their
 * answers, that ended a week before. Their rows in the ledger stay.
 */
export async function forgetAsyncPredictions(db: Database, now = new Date()): Promise<void> {
  while ((await freeFiles(db, restedAt(now))) === atOnce);
  const before = new Date(now.getTime() - keptDays * 24 * 3_600_000);
  while (
    (await db.delete(asyncPredictions).where(inArray(asyncPredictions.id, oldQuery(db, before)))).count === atOnce
  );
}

/** Gives how many there were, at most `atOnce`. */
async function freeFiles(db: Database, before: Date): Promise<number> {
  const ended = await endedFilesQuery(db, before);
  const ids = ended.map(({ id }) => id);
  await db.update(asyncPredictions).set({ fileSha256: null, fileName: null }).where(inArray(asyncPredictions.id, ids));
  const sha256s = ended.flatMap(({ sha256 }) => sha256 ?? []);
  await removeUnnamedFiles(db, sha256s, before);
  return ended.length;
}

export const endedFilesQuery = (db: Database, before: Date) =>
  db
    .select({ id: asyncPredictions.id, sha256: asyncPredictions.fileSha256 })
    .from(asyncPredictions)
    .where(and(isNotNull(asyncPredictions.fileSha256), lt(asyncPredictions.endedAt, before)))
    .limit(atOnce);

export const oldQuery = (db: Database, before: Date) =>
  db
    .select({ id: asyncPredictions.id })
    .from(asyncPredictions)
    .where(and(lt(asyncPredictions.endedAt, before), isNull(asyncPredictions.fileSha256)))
    .orderBy(asc(asyncPredictions.endedAt))
    .limit(atOnce);
