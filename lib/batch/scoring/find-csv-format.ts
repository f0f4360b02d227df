import { open } from 'node:fs/promises';
import type { CsvFormat } from '#lib/csv/csv-format';
import { nameColumns } from '#lib/csv/name-columns';
import { readCsv } from '#lib/csv/read-csv';
import { csvHeadBytes, sniffCsv } from '#lib/csv/sniff-csv';
import type { Manifest } from '#lib/registry/manifest';

/**
 * How the CSV file at `path` is to be read, told from its beginning. Where its first line has the names of the model's
 * features it is a line of names, whatever it looks like. Throws AppError('invalid') for what is no table.
 */
export async function findCsvFormat(path: string, { features }: Manifest): Promise<CsvFormat> {
  const { head, isWhole } = await headOf(path);
  const format = sniffCsv(head, { isWhole });
  if (format.hasHeader) return format;
  const first = await firstRow(head, format);
  if (!features.every(({ name }) => first.includes(name))) return format;
  const { header, notes } = nameColumns(first);
  return { ...format, hasHeader: true, header, notes };
}

async function headOf(path: string): Promise<{ head: Buffer; isWhole: boolean }> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(csvHeadBytes), 0, csvHeadBytes, 0);
    return { head: buffer.subarray(0, bytesRead), isWhole: bytesRead < csvHeadBytes };
  } finally {
    await file.close();
  }
}

async function firstRow(head: Buffer, format: CsvFormat): Promise<readonly string[]> {
  const chunks = (async function* () {
    yield head;
  })();
  for await (const { rows } of readCsv(chunks, format, { batchRows: 1, onRagged: 'give' })) return rows[0]!;
  return [];
}
