import { isUtf8 } from 'node:buffer';
import type { CsvFormat } from '#lib/csv/csv-format';
import { openWindow } from '#lib/csv/field-decoder';
import { findDelimiter } from '#lib/csv/find-delimiter';
import { findEncoding, isUtf8Head } from '#lib/csv/find-encoding';
import { hasHeader } from '#lib/csv/find-header';
import { nameColumns } from '#lib/csv/name-columns';
import { refuseOtherFiles } from '#lib/csv/refuse-other-files';
import { AppError } from '#lib/errors';

/** How much of a file's beginning is enough to tell its format. */
export const csvHeadBytes = 512 * 1024;
export const mostCsvColumns = 10_000;

export type SniffCsv = {
  isWhole: boolean;
  /** Whether all of the file is UTF-8, where that is known (`isUtf8File`); told from the beginning otherwise. */
  isUtf8?: boolean;
};

const delimiterNames = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

/**
 * How a CSV file is to be read, told from its beginning (`csvHeadBytes`, or all of it, which `isWhole` says). Throws
 * AppError('invalid') for what is no table: nothing, another kind of file, more than 10,000 columns.
 */
export function sniffCsv(head: Buffer, options: SniffCsv = { isWhole: false }): CsvFormat {
  const { isWhole } = options;
  refuseOtherFiles(head);
  const { encoding, markBytes, notes } = findEncoding(
    head,
    options.isUtf8 ?? (isWhole ? isUtf8(head) : isUtf8Head(head)),
  );
  const window = openWindow(head.subarray(markBytes), encoding);
  if (window.text.includes('\0')) throw new AppError('invalid', 'The file is not text: it has NUL characters.');
  const { delimiter, rows } = findDelimiter(window, isWhole);
  const [first] = rows;
  if (!first) throw nothingToRead(window.text, isWhole);
  if (delimiter !== ',') notes.push(`Columns are divided by ${delimiterNames[delimiter]}.`);
  const isNamed = hasHeader(rows);
  if (!isNamed) notes.push('The first line looks like values, not names: columns are called column_1 and so on.');

  const fitted = fitHeader(isNamed ? first : first.map(() => ''), rows.slice(isNamed ? 1 : 0));
  if (fitted.names.length > mostCsvColumns) throw tooManyColumns(fitted.names.length, delimiterNames[delimiter]);
  const named = isNamed ? nameColumns(fitted.names) : { header: numbered(fitted.names.length), notes: [] };
  return {
    encoding,
    delimiter,
    header: named.header,
    hasHeader: isNamed,
    notes: [...notes, ...fitted.notes, ...named.notes],
  };
}

/** A delimiter at the end of every line makes one more field than there are names, or the other way round. */
function fitHeader(names: readonly string[], rows: readonly string[][]): { names: string[]; notes: string[] } {
  const all = (width: number) => rows.length > 0 && rows.every(({ length }) => length === width);
  if (all(names.length + 1) && rows.every((row) => row.at(-1)!.trim() === '')) {
    const notes = ['Every line but the first ends with a delimiter: the empty column after it has no name.'];
    return { names: [...names, ''], notes };
  }
  if (names.length > 1 && all(names.length - 1) && names.at(-1)!.trim() === '') {
    return { names: names.slice(0, -1), notes: ['The first line ends with a delimiter that the others do not have.'] };
  }
  return { names: [...names], notes: [] };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `column_${index + 1}`);

function nothingToRead(text: string, isWhole: boolean): AppError {
  if (text.trim() === '' && isWhole) return new AppError('invalid', 'The file has blank lines only.');
  const detail = text.trimStart().startsWith('"')
    ? 'A quote that opens on line 1 is never closed. Close it, or write it twice.'
    : `The first line does not end within ${csvHeadBytes / 1024} KB. Is this a CSV file?`;
  return new AppError('invalid', detail);
}

const tooManyColumns = (count: number, dividedBy: string) =>
  new AppError(
    'invalid',
    `The first line has ${count.toLocaleString('en')} columns, divided by ${dividedBy}; at most ` +
      `${mostCsvColumns.toLocaleString('en')} can be read. Leave columns out, or turn the table round.`,
  );
