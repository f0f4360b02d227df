import { Readable } from 'node:stream';
import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import { type Database, driverOf } from '#db/client';
import { spreadsheetText } from '#lib/csv/spreadsheet-text';
import { csvLine } from '#lib/csv/write-csv';
import { log } from '#lib/log';
import type { Holding } from '#lib/privacy/holding';
import { storage } from '#lib/storage/storage';

/** A file of the archive. */
export type ExportEntry = { name: string; content: Readable; isCompressible: boolean };

/** Rows fetched at once. */
const atOnce = 500;

/**
 * What is held about somebody, as the files of an archive: each table as JSON and as CSV, and every file that a row names.
 * Tables without a row of theirs are left out. Read as it goes: nothing is held in memory as a whole.
 */
export async function* exportEntries<W>(
  db: Database,
  holdings: readonly Holding<W>[],
  who: W,
): AsyncGenerator<ExportEntry> {
  for (const holding of holdings) {
    const rows = rowsOf(holding, who);
    const [first] = await db.execute(sql`select 1 from (${rows}) as held limit 1`);
    if (!first) continue;
    const name = getTableName(holding.table);
    yield { name: `data/${name}.json`, content: Readable.from(jsonOf(db, rows)), isCompressible: true };
    yield { name: `data/${name}.csv`, content: Readable.from(csvOf(db, holding, rows)), isCompressible: true };
    for (const column of holding.files ?? []) if (!column.isWithheld) yield* filesOf(db, holding, who, column);
  }
}

const shownColumns = ({ table, withheld = [] }: Pick<Holding<never>, 'table' | 'withheld'>) =>
  Object.values(getTableColumns(table)).filter((column) => !withheld.includes(column));

function rowsOf<W>(holding: Holding<W>, who: W): SQL {
  const named = Object.entries(holding.named?.columns ?? {}).map(
    ([name, value]) => sql`${value} as ${sql.identifier(name)}`,
  );
  const columns = sql.join([...shownColumns(holding), ...named], sql`, `);
  return sql`select ${columns} from ${holding.table} ${holding.named?.join} where ${holding.rows(who)}`;
}

/** As PostgreSQL writes JSON, so that no number and no zero byte is lost on the way. */
async function* linesOf(db: Database, rows: SQL): AsyncGenerator<string> {
  const { sql: text, params } = new PgDialect().sqlToQuery(
    sql`select row_to_json(held)::text as line from (${rows}) as held`,
  );
  const query = driverOf(db).unsafe<{ line: string }[]>(text, params as string[]);
  for await (const part of query.cursor(atOnce)) for (const { line } of part) yield line;
}

async function* jsonOf(db: Database, rows: SQL): AsyncGenerator<string> {
  let before = '[\n';
  for await (const line of linesOf(db, rows)) {
    yield before + line;
    before = ',\n';
  }
  yield '\n]\n';
}

async function* csvOf(
  db: Database,
  holding: Pick<Holding<never>, 'table' | 'withheld' | 'named'>,
  rows: SQL,
): AsyncGenerator<string> {
  const names = [...shownColumns(holding).map(({ name }) => name), ...Object.keys(holding.named?.columns ?? {})];
  yield csvLine(names);
  for await (const line of linesOf(db, rows)) {
    const row: Record<string, unknown> = JSON.parse(line);
    yield csvLine(names.map((name) => cell(row[name])));
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return spreadsheetText(value);
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type FileColumn = NonNullable<Holding['files']>[number];

/** The files that the rows name, each once, under its SHA-256 and the end of its own name. */
async function* filesOf<W>(
  db: Database,
  holding: Holding<W>,
  who: W,
  { sha256, name }: FileColumn,
): AsyncGenerator<ExportEntry> {
  const found = await db.execute<{ sha256: string; name: string | null }>(sql`
    select ${sha256} as sha256, max(${name ?? sql`null::text`}) as name from ${holding.table}
    where ${holding.rows(who)} and ${sha256} <> '' group by 1`);
  for (const file of found) {
    const content = await storage()
      .open(file.sha256)
      .catch((error: unknown) => {
        log.warn({ sha256: file.sha256, error: String(error) }, 'a file that a row names is not in storage');
        return null;
      });
    if (!content) continue;
    const ending = (file.name ?? '').replace(/[^\p{L}\p{N}._-]/gu, '_').slice(-80);
    const table = getTableName(holding.table);
    yield { name: `files/${table}/${file.sha256}${ending && `-${ending}`}`, content, isCompressible: false };
  }
}
