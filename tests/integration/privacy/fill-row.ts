import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { database } from '#db/client';

/**
 * Puts a row into the table: what is `given`, and the marker into every other column that can hold words. A new column of
 * the schema is filled by itself, so that an erasure that does not know it is found out.
 */
export async function fillRow(table: PgTable, marker: string, given: Record<string, unknown> = {}): Promise<void> {
  const row = Object.entries(getTableColumns(table)).map(([key, column]) => [
    key,
    key in given ? given[key] : filling(table, column, marker),
  ]);
  await database().db.insert(table).values(Object.fromEntries(row));
}

function filling(table: PgTable, column: PgColumn, marker: string): unknown {
  if (column.enumValues?.length) return column.enumValues[0];
  const kind = column.columnType;
  if (kind === 'PgText') return `${marker} in ${column.name}`;
  if (kind === 'PgArray') return [marker];
  if (kind === 'PgJson' || kind === 'PgJsonb') return { said: marker };
  if (kind === 'PgTimestamp') return new Date();
  if (kind === 'PgBoolean') return true;
  if (kind === 'PgBigInt64') return 1n;
  if (/Int|Double|Serial/.test(kind)) return 1;
  if (kind === 'PgNumeric') return '1';
  const type = column.getSQLType();
  if (type === 'bytea') return Buffer.from(marker);
  if (type.startsWith('text collate') && !column.notNull) return null;
  throw new Error(`${getTableName(table)}.${column.name} (${type}) has to be given.`);
}
