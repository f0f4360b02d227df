import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { tooManyRows } from '#lib/inference/predict';
import type { RowSource } from '#lib/inference/predict-request';
import { checkColumns } from '#lib/mlflow/check-columns';
import type { Invocation } from '#lib/mlflow/invocation';
import { unnamedRow } from '#lib/mlflow/unnamed-row';
import type { ReadyVersion } from '#lib/registry/load-served';

type Row = Record<string, unknown>;
type Version = Pick<ReadyVersion, 'manifest'>;

/**
 * The rows of a request in one of MLflow's forms. A value that is null counts as left out, as it does in a data frame.
 * `rowsFor` throws AppError('invalid') for columns that are not the version's, lists of different lengths, no rows at
 * all; AppError('too-large') for too many.
 */
export function jsonRows({ dataframe_split: split, dataframe_records, instances, inputs }: Invocation): RowSource {
  if (split) return source('/dataframe_split/data', (version) => splitRows(version, split));
  if (dataframe_records) return source('/dataframe_records', () => dataframe_records.map(withoutNulls));
  if (instances) return source('/instances', (version) => listRows(version, instances, '/instances'));
  return source('/inputs', (version) => inputRows(version, inputs));
}

function source(pointer: string, read: (version: Version) => readonly unknown[]): RowSource {
  return {
    asJson: true,
    pointerOf: (row) => `${pointer}/${row}`,
    rowsFor(version) {
      const rows = read(version);
      if (rows.length === 0) throw invalid(pointer, 'holds no rows');
      if (rows.length > env.MAX_ROWS) throw tooManyRows(rows.length);
      return rows;
    },
  };
}

function splitRows(version: Version, { columns, data }: NonNullable<Invocation['dataframe_split']>): unknown[] {
  // A data frame made of an array has its columns numbered.
  if (!columns || columns.every((name, column) => name === column)) {
    return listRows(version, data, '/dataframe_split/data');
  }
  const names = columns.map(String);
  checkColumns(version.manifest, { names, pointer: '/dataframe_split/columns' });
  return data.map((values, row) => {
    if (values.length === names.length) return namedRow(names, values);
    const detail = `has ${values.length} values, there are ${names.length} columns`;
    throw invalid(`/dataframe_split/data/${row}`, detail);
  });
}

function inputRows(version: Version, inputs: unknown): unknown[] {
  if (Array.isArray(inputs)) return listRows(version, inputs, '/inputs');
  if (typeof inputs !== 'object' || inputs === null) return listRows(version, [inputs], '/inputs');
  const names = Object.keys(inputs);
  const columns: unknown[] = Object.values(inputs);
  checkColumns(version.manifest, { names, pointer: '/inputs' });
  if (!columns.some(Array.isArray)) return [withoutNulls(inputs)];
  const lists = columns.map((column, index) => {
    if (Array.isArray(column)) return column as unknown[];
    throw invalid(`/inputs/${names[index]}`, 'must be a list, as the other columns are');
  });
  const rowCount = lists[0]!.length;
  lists.forEach((list, index) => {
    if (list.length === rowCount) return;
    throw invalid(`/inputs/${names[index]}`, `has ${list.length} values, "${names[0]}" has ${rowCount}`);
  });
  return Array.from({ length: rowCount }, (_, row) =>
    namedRow(
      names,
      lists.map((list) => list[row]),
    ),
  );
}

function listRows(version: Version, values: readonly unknown[], pointer: string): unknown[] {
  const read = unnamedRow(version.manifest);
  return values.map((value, row) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return withoutNulls(value);
    const found = read(value);
    if ('error' in found) throw invalid(`${pointer}/${row}`, found.error);
    return withoutNulls(found.row);
  });
}

function namedRow(names: readonly string[], values: readonly unknown[]): Row {
  const row: Row = {};
  for (let column = 0; column < names.length; column++) {
    const value = values[column];
    if (value !== null) row[names[column]!] = value;
  }
  return row;
}

function withoutNulls(row: unknown): unknown {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return row;
  const entries = Object.entries(row);
  return entries.some(([, value]) => value === null)
    ? Object.fromEntries(entries.filter(([, value]) => value !== null))
    : row;
}

const invalid = (pointer: string, detail: string) =>
  new AppError('invalid', `${pointer} ${detail}`, { errors: [{ pointer, detail }] });
