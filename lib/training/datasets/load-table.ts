import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { csvChunkBytes, readCsv } from '#lib/csv/read-csv';
import { type ColumnBuilder, columnBuilder } from '#lib/training/datasets/column-builder';
import type { DatasetSchema } from '#lib/training/datasets/dataset-schema';
import type { Table } from '#lib/training/table';

export type LoadTable = {
  /** Columns to leave out, beside those the schema ignores. */
  ignore?: readonly string[];
  /** Told how much of the file is read, from 0 to 1. */
  onProgress?: (fraction: number) => void;
};

/**
 * Reads a data set's file into memory. Values that do not fit the type of their column count as missing; the notes say
 * how many, and where the first is. Throws AppError('invalid') where the file is no CSV of that format.
 */
export async function loadTable(
  path: string,
  { format, columns }: DatasetSchema,
  { ignore = [], onProgress }: LoadTable = {},
): Promise<{ table: Table; notes: string[] }> {
  const { size } = await stat(path);
  const builders: { index: number; builder: ColumnBuilder }[] = [];
  columns.forEach((column, index) => {
    if (ignore.includes(column.name)) return;
    const builder = columnBuilder(column);
    if (builder) builders.push({ index, builder });
  });

  let rowCount = 0;
  for await (const batch of readCsv(createReadStream(path, { highWaterMark: csvChunkBytes }), format)) {
    const rowsInAll = rowCount + batch.rows.length;
    const expectedRows = batch.endByte > 0 ? Math.ceil(rowsInAll * Math.max(1, size / batch.endByte)) : rowsInAll;
    for (const { index, builder } of builders) builder.add(batch, index, expectedRows);
    rowCount = rowsInAll;
    onProgress?.(size === 0 ? 1 : Math.min(1, batch.endByte / size));
  }
  const notes = builders.flatMap(({ builder }) => builder.note() ?? []);
  return { table: { rowCount, columns: builders.map(({ builder }) => builder.column()) }, notes };
}
