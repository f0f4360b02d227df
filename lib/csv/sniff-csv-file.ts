import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { CsvFormat } from '#lib/csv/csv-format';
import { isUtf8File } from '#lib/csv/find-encoding';
import { csvChunkBytes } from '#lib/csv/read-csv';
import { csvHeadBytes, sniffCsv } from '#lib/csv/sniff-csv';

/**
 * How a CSV file on this machine is to be read. Unlike `sniffCsv`, looks at all of it to tell the encoding: the first
 * letter that is not English may come late. Throws AppError('invalid') as `sniffCsv` does.
 */
export async function sniffCsvFile(path: string): Promise<CsvFormat> {
  const head = await readHead(path);
  const isWhole = head.length < csvHeadBytes;
  if (isWhole) return sniffCsv(head, { isWhole });
  const isUtf8 = await isUtf8File(createReadStream(path, { highWaterMark: csvChunkBytes }));
  return sniffCsv(head, { isWhole, isUtf8 });
}

async function readHead(path: string): Promise<Buffer> {
  await using file = await open(path);
  const head = Buffer.alloc(csvHeadBytes);
  let length = 0;
  while (length < head.length) {
    const { bytesRead } = await file.read(head, length, head.length - length, length);
    if (bytesRead === 0) break;
    length += bytesRead;
  }
  return head.subarray(0, length);
}
