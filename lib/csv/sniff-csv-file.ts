import { createReadStream } from 'node:fs';
import type { CsvFormat } from '#lib/csv/csv-format';
import { isUtf8File } from '#lib/csv/find-encoding';
import { csvChunkBytes } from '#lib/csv/read-csv';
import { readCsvHead } from '#lib/csv/read-csv-head';
import { sniffCsv } from '#lib/csv/sniff-csv';

/**
 * How a CSV file on this machine is to be read. Unlike `sniffCsv`, looks at all of it to tell the encoding: the first
 * letter that is not English may come late. Throws AppError('invalid') as `sniffCsv` does.
 */
export async function sniffCsvFile(path: string): Promise<CsvFormat> {
  const { head, isWhole } = await readCsvHead(path);
  if (isWhole) return sniffCsv(head, { isWhole });
  const isUtf8 = await isUtf8File(createReadStream(path, { highWaterMark: csvChunkBytes }));
  return sniffCsv(head, { isWhole, isUtf8 });
}
