import type { DatasetVersionDetail } from '#lib/training/datasets/dataset-detail';
import type { ColumnProfile } from '#lib/training/datasets/dataset-schema';

const mostColumns = 100;

/** What a data set's columns hold, a line each, and what was noticed about them, as plain text. */
export function schemaTable({ schema, profile, rowCount }: DatasetVersionDetail): string {
  const columns = profile?.columns ?? [];
  const rows = columns.slice(0, mostColumns).map((column) => lineOf(column, column.name === schema?.target));
  const more = columns.length > mostColumns ? [`… and ${columns.length - mostColumns} more columns`] : [];
  const remarks = [...(schema?.format.notes ?? []), ...(profile?.warnings ?? []).map(({ message }) => message)];
  return [
    `${count(rowCount ?? 0)} rows, ${count(columns.length)} columns`,
    '',
    ...aligned([['column', 'type', 'missing', 'unique', 'values'], ...rows]),
    ...more,
    ...(remarks.length > 0 ? ['', ...remarks.map((remark) => `! ${remark}`)] : []),
  ].join('\n');
}

function lineOf(column: ColumnProfile, isTarget: boolean): string[] {
  const { name, type, missing, unique, uniqueIsEstimate } = column;
  return [
    isTarget ? `${name} (target)` : name,
    type,
    count(missing),
    `${uniqueIsEstimate ? 'about ' : ''}${count(unique)}`,
    valuesOf(column),
  ];
}

function valuesOf({ min, max, mean, earliest, latest, top }: ColumnProfile): string {
  if (min !== null && max !== null && mean !== null) return `${short(min)} to ${short(max)}, mean ${short(mean)}`;
  if (earliest !== null && latest !== null) return `${earliest} to ${latest}`;
  const frequent = top.slice(0, 3).map(({ value }) => (value.length > 20 ? `${value.slice(0, 19)}…` : value));
  return frequent.join(', ') + (top.length > 3 ? ', …' : '');
}

function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

const count = (value: number) => value.toLocaleString('en');
const short = (value: number) => String(Number(value.toPrecision(6)));
