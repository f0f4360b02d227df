import type { CsvBatch, CsvFormat } from '#lib/csv/csv-format';
import { type ReadCsv, readCsv } from '#lib/csv/read-csv';
import { sniffCsv } from '#lib/csv/sniff-csv';

export const formatOf = (header: string[], more: Partial<CsvFormat> = {}): CsvFormat => ({
  encoding: 'utf-8',
  delimiter: ',',
  header,
  hasHeader: true,
  notes: [],
  ...more,
});

export async function* inChunks(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
}

export async function batchesOf(bytes: Buffer, format: CsvFormat, options?: ReadCsv): Promise<CsvBatch[]> {
  return Array.fromAsync(readCsv(inChunks([bytes]), format, options));
}

/** All rows of a whole file, read as it was sniffed. */
export async function rowsOf(text: string | Buffer): Promise<string[][]> {
  const bytes = Buffer.from(text);
  const batches = await batchesOf(bytes, sniffCsv(bytes, { isWhole: true }));
  return batches.flatMap(({ rows }) => rows);
}
