import { eq, getTableName, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import { ErasureTally, noTally } from '#lib/privacy/erasure/certificate';
import type { Holding } from '#lib/privacy/holding';
import { removeUnnamedFiles } from '#lib/storage/remove-unnamed-files';

/** Rows of one transaction, so that nobody waits long for the rows it holds. */
const atOnce = 2_000;

/**
 * Erases rows batch by batch, each batch counted in its own transaction, and then the files that nothing names any more.
 * Files that others stored again after `since` stay. May be interrupted and begun anew.
 */
export async function eraseRows<W>(
  db: Database,
  { erasureId, since }: { erasureId: string; since: Date },
  holding: Holding<W>,
  who: W,
): Promise<void> {
  if (holding.erasing.how === 'keep') return;
  while (await eraseBatch(db, erasureId, holding, who)) await removeFilesLeft(db, erasureId, since);
}

/** Gives whether there was something to be erased. */
function eraseBatch<W>(db: Database, erasureId: string, holding: Holding<W>, who: W): Promise<boolean> {
  return db.transaction(async (tx) => {
    const tally = await lockTally(tx, erasureId);
    // What was issued, or is append-only, changes for this alone.
    await tx.execute(sql`select set_config('bellwether.erasing', 'on', true)`);
    const { count, sha256s } = await erase(tx, holding, who);
    if (count === 0) return false;
    await keepTally(tx, erasureId, counted(tally, holding, count, sha256s));
    return true;
  });
}

async function erase<W>(tx: Database, { table, files, rows, alsoErased, erasing }: Holding<W>, who: W) {
  if (erasing.how === 'special') return { count: await erasing.erase(tx, who), sha256s: [] };
  if (erasing.how === 'keep') return { count: 0, sha256s: [] };
  const all = alsoErased ? sql`(${rows(who)} or ${alsoErased(who)})` : sql`(${rows(who)})`;
  const left = erasing.how === 'blank' ? sql`${all} and ${erasing.until}` : all;
  const names = (files ?? []).map(({ sha256 }) => sha256);
  const named = sql`array_remove(array[${sql.join([...names, sql`null::text`], sql`, `)}], null)`;
  const chosen = await tx.execute<{ at: string; sha256s: string[] }>(
    sql`select ${table}.ctid::text as at, ${named} as sha256s from ${table} where ${left} limit ${atOnce} for update`,
  );
  if (chosen.length === 0) return { count: 0, sha256s: [] };
  const these = sql`ctid = any(${`{${chosen.map(({ at }) => `"${at}"`).join(',')}}`}::tid[])`;
  await tx.execute(
    erasing.how === 'delete'
      ? sql`delete from ${table} where ${these}`
      : sql`update ${table} set ${erasing.set(who)} where ${these}`,
  );
  return { count: chosen.length, sha256s: chosen.flatMap(({ sha256s }) => sha256s).filter((sha256) => sha256 !== '') };
}

function counted(
  tally: ErasureTally,
  { table, erasing }: Pick<Holding<never>, 'table' | 'erasing'>,
  count: number,
  sha256s: string[],
): ErasureTally {
  const name = getTableName(table);
  const { deleted, blanked } = tally.tables[name] ?? { deleted: 0, blanked: 0 };
  const isDeleted = erasing.how === 'delete';
  const now = { deleted: deleted + (isDeleted ? count : 0), blanked: blanked + (isDeleted ? 0 : count) };
  const filesLeft = [...new Set([...tally.filesLeft, ...sha256s])];
  return { ...tally, tables: { ...tally.tables, [name]: now }, filesLeft };
}

/** Removes the files of rows that are gone, as far as no other row names them. */
export async function removeFilesLeft(db: Database, erasureId: string, since: Date): Promise<void> {
  const { filesLeft } = await db.transaction((tx) => lockTally(tx, erasureId));
  if (filesLeft.length === 0) return;
  const removed = await removeUnnamedFiles(db, filesLeft, since);
  await db.transaction(async (tx) => {
    const tally = await lockTally(tx, erasureId);
    const done = new Set(filesLeft);
    const left = tally.filesLeft.filter((sha256) => !done.has(sha256));
    await keepTally(tx, erasureId, { ...tally, files: tally.files + removed, filesLeft: left });
  });
}

/** What was counted so far; nobody else counts until the transaction ends. */
export async function lockTally(tx: Database, erasureId: string): Promise<ErasureTally> {
  const [row] = await tx.select().from(erasures).where(eq(erasures.id, erasureId)).for('update');
  return row?.certificate ? ErasureTally.parse(row.certificate) : noTally;
}

async function keepTally(tx: Database, erasureId: string, tally: ErasureTally): Promise<void> {
  await tx.update(erasures).set({ certificate: tally }).where(eq(erasures.id, erasureId));
}
