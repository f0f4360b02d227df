import type { SQL } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';

/** Whose data it is: the account, and the e-mail address that rows without its id are found by. */
export type Whose = { userId: string; email: string };

/**
 * What erasing does with the rows. `blank` sets columns of rows that stay, because something else counts on them; those
 * that `until` no longer finds are done. `keep` says which interest outweighs.
 */
export type Erasing<W = Whose> =
  | { how: 'delete' }
  | { how: 'blank'; set: (who: W) => SQL; until: SQL; says: string }
  | { how: 'keep'; why: string }
  | { how: 'special'; erase: (tx: Database, who: W) => Promise<number>; says: string };

/** A table that holds something about people: which rows are a person's, and what becomes of them. */
export type Holding<W = Whose> = {
  table: PgTable;
  /** What of a person it holds, in plain words. */
  holds: string;
  /** A condition on the table. */
  rows: (who: W) => SQL;
  /** Rows of others that speak of the person or were made of their data: erased with theirs, not handed out. */
  alsoErased?: (who: W) => SQL;
  /** What an archive says besides the columns: what they name by an id, from a join that gives one row for each. */
  named?: { columns: Readonly<Record<string, SQL>>; join: SQL };
  /** Columns that are not handed out: secrets and their hashes. */
  withheld?: readonly PgColumn[];
  /** Columns that name files in storage, with the column that has the file's name; `isWithheld` for what is not handed out. */
  files?: readonly { sha256: PgColumn; name?: PgColumn; isWithheld?: true }[];
  erasing: Erasing<W>;
};

/** A table that holds nothing about people, and why that is so. */
export type NoHolding = { table: PgTable; why: string };
