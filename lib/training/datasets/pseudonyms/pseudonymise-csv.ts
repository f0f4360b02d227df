import { createHmac } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { csvChunkBytes, readCsv } from '#lib/csv/read-csv';
import { sniffCsvFile } from '#lib/csv/sniff-csv-file';
import { csvLine } from '#lib/csv/write-csv';
import { AppError } from '#lib/errors';

/** 96 bits: two of a million values share one with a probability below 10^-16. */
const digits = 24;

/**
 * The CSV file at `path` as UTF-8, with each value of those columns replaced by a pseudonym: HMAC-SHA-256 under `key`
 * (RFC 2104), so that equal values stay equal and nobody without the key can try names out. Empty values stay empty.
 * Throws AppError('invalid') for a column that is not there, and for what is no table.
 */
export async function* pseudonymiseCsv(
  path: string,
  columns: readonly string[],
  key: Buffer,
): AsyncGenerator<string, void, undefined> {
  const format = await sniffCsvFile(path);
  const places = columns.map((name) => placeOf(format.header, name));
  if (format.hasHeader) yield csvLine(format.header, format.delimiter);
  for await (const { rows } of readCsv(createReadStream(path, { highWaterMark: csvChunkBytes }), format)) {
    let lines = '';
    for (const row of rows) {
      for (const place of places) row[place] = pseudonym(row[place]!, key);
      lines += csvLine(row, format.delimiter);
    }
    yield lines;
  }
}

function placeOf(header: readonly string[], name: string): number {
  const place = header.indexOf(name);
  if (place >= 0) return place;
  const names = header.slice(0, 20).map((one) => `"${one}"`);
  const detail = `There is no column "${name}" to pseudonymise. There are ${names.join(', ')}.`;
  throw new AppError('invalid', detail, { errors: [{ pointer: '/pseudonymise', detail }] });
}

/** Begins with letters, so that no pseudonym is taken for a number. */
const pseudonym = (value: string, key: Buffer): string =>
  value.trim() === '' ? value : `p_${createHmac('sha256', key).update(value.trim()).digest('hex').slice(0, digits)}`;
