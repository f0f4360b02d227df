import { existsSync, readFileSync } from 'node:fs';
import type { Table, TableColumn } from '#lib/training/table';
import { readCsv } from '../../../../models/read-csv.ts';
import { categoryColumn, numberColumn, textColumn } from './tables.ts';

const folder = new URL('../../../../../shared/data/', import.meta.url);
export const hasSharedData = existsSync(folder);

/** The first rows of a data set of ../shared/data as a table, types guessed the plain way. */
export function sharedTable(file: string, mostRows = Infinity): Table {
  const [header = [], ...all] = readCsv(readFileSync(new URL(file, folder), 'utf8'));
  const rows = all.slice(0, mostRows);
  const columns = header
    .map((name, index) =>
      columnOf(
        name,
        rows.map((row) => row[index] ?? ''),
      ),
    )
    .filter((column): column is TableColumn => column !== null);
  return { rowCount: rows.length, columns };
}

function columnOf(name: string, raw: readonly string[]): TableColumn | null {
  const fields = raw.map((field) => (field === '?' ? '' : field));
  const present = fields.filter((field) => field !== '');
  if (present.length === 0) return null;
  if (present.every((field) => Number.isFinite(Number(field)))) {
    return numberColumn(
      name,
      fields.map((field) => (field === '' ? NaN : Number(field))),
    );
  }
  if (present.every((field) => /^\d{4}-\d\d-\d\d$/.test(field))) {
    return numberColumn(
      name,
      fields.map((field) => (field === '' ? NaN : Date.parse(field) / 86_400_000)),
      'date',
    );
  }
  if (new Set(present).size > 500) return textColumn(name, fields);
  return categoryColumn(name, fields);
}
