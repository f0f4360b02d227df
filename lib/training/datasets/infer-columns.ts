import type { CsvBatch, CsvFormat } from '#lib/csv/csv-format';
import { ColumnEvidence } from '#lib/training/datasets/profile/column-evidence';
import { DuplicateRows } from '#lib/training/datasets/profile/duplicate-rows';
import { type InferredColumn, inferColumn } from '#lib/training/datasets/profile/infer-column';
import { RowSample } from '#lib/training/datasets/profile/row-sample';

/** What one pass over a file finds out about its columns. */
export type FileEvidence = {
  rowCount: number;
  columns: (InferredColumn & { name: string; evidence: ColumnEvidence })[];
  /** At most 20,000 rows, fewer of wide files. */
  sample: readonly string[][];
  /** The first twenty. */
  firstRows: readonly string[][];
  duplicates: { among: number; count: number };
};

/** Values and sampled fields that are kept of all columns together, so that wide files take no more memory. */
const mostDistinctInAll = 500_000;
const mostSampledFields = 1_000_000;

/** Reads a whole file, in bounded memory, to tell what its columns hold. */
export async function inferColumns(batches: AsyncIterable<CsvBatch>, format: CsvFormat): Promise<FileEvidence> {
  const width = format.header.length;
  const mostDistinct = Math.min(20_000, Math.max(200, Math.floor(mostDistinctInAll / width)));
  const columns = format.header.map(() => new ColumnEvidence(mostDistinct));
  const sample = new RowSample(Math.min(20_000, Math.max(100, Math.floor(mostSampledFields / width))));
  const duplicates = new DuplicateRows();
  const firstRows: string[][] = [];
  let rowCount = 0;
  for await (const { rows } of batches) {
    rowCount += rows.length;
    if (firstRows.length < 20) firstRows.push(...rows.slice(0, 20 - firstRows.length));
    for (const row of rows) {
      sample.add(row);
      duplicates.add(row);
    }
    columns.forEach((column, index) => {
      for (const row of rows) column.addField(row[index]!);
    });
  }
  return {
    rowCount,
    columns: columns.map((evidence, index) => ({
      name: format.header[index]!,
      evidence,
      ...inferColumn(evidence, format.delimiter),
    })),
    sample: sample.rows,
    firstRows,
    duplicates: { among: duplicates.checked, count: duplicates.duplicates },
  };
}
