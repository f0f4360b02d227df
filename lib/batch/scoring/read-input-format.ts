import type { InputFormat } from '#lib/batch/scoring/input-format';
import { findWrittenAs, type LearnedFormats, writtenAsNotes } from '#lib/batch/scoring/written-as';
import type { CsvFormat } from '#lib/csv/csv-format';
import { nameColumns } from '#lib/csv/name-columns';
import { readCsv } from '#lib/csv/read-csv';
import { readCsvHead } from '#lib/csv/read-csv-head';
import { sniffCsvFile } from '#lib/csv/sniff-csv-file';
import { isAppError } from '#lib/errors';
import type { Manifest } from '#lib/registry/manifest';

/**
 * How the CSV file at `path` is to be read: its encoding told from all of it, the rest from its beginning. Where its
 * first line has the names of the model's features it is a line of names, whatever it looks like. Throws
 * AppError('invalid') for what is no table.
 */
export async function readInputFormat(path: string, manifest: Manifest, learned: LearnedFormats): Promise<InputFormat> {
  return inputFormatOf(await sniffCsvFile(path), await readCsvHead(path), manifest, learned);
}

type Head = { head: Buffer; isWhole: boolean };

/** The same for a file that is told apart already, from its beginning, or all of it, which `isWhole` says. */
export async function inputFormatOf(
  sniffed: CsvFormat,
  { head, isWhole }: Head,
  manifest: Manifest,
  learned: LearnedFormats,
): Promise<InputFormat> {
  const rows = await rowsOf(head, sniffed, isWhole);
  const format = named(sniffed, rows[0] ?? [], manifest);
  // The last row of a beginning may be cut in the middle of a number.
  const writtenAs = findWrittenAs(manifest, format.header, isWhole ? rows : rows.slice(0, -1), learned);
  return { ...format, writtenAs, notes: [...format.notes, ...writtenAsNotes(writtenAs)] };
}

function named(format: CsvFormat, first: readonly string[], { features }: Manifest): CsvFormat {
  if (format.hasHeader || !features.every(({ name }) => first.includes(name))) return format;
  const { header, notes } = nameColumns(first);
  return { ...format, hasHeader: true, header, notes };
}

/** The rows that are as the header promises; a beginning may end within quotes, which is no fault of the file. */
async function rowsOf(head: Buffer, format: CsvFormat, isWhole: boolean): Promise<string[][]> {
  const chunks = (async function* () {
    yield head;
  })();
  const all: string[][] = [];
  try {
    for await (const { rows, problems = [] } of readCsv(chunks, format, { onRagged: 'give' })) {
      const broken = new Set(problems.map(({ row }) => row));
      for (const [index, row] of rows.entries()) if (!broken.has(index)) all.push(row);
    }
  } catch (error) {
    if (isWhole || !isAppError(error)) throw error;
  }
  return all;
}
