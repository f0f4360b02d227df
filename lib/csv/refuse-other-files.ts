import { AppError } from '#lib/errors';

const saveAsCsv = 'Save it as CSV (in Excel: File, Save as, CSV UTF-8) and send that.';

const exportAsCsv = 'Export the table as CSV and send that.';

/** Kinds of files by how they begin, one character a byte. */
const kinds: { begins: readonly string[] | RegExp; what: string; whatToDo: string }[] = [
  { begins: ['PK\x03\x04'], what: 'a zip archive or an Excel file (.xlsx)', whatToDo: saveAsCsv },
  { begins: ['\xD0\xCF\x11\xE0'], what: 'an old Excel file (.xls)', whatToDo: saveAsCsv },
  {
    begins: ['\x1F\x8B', '\x28\xB5\x2F\xFD', 'BZh', '\xFD7zXZ', '7z\xBC\xAF'],
    what: 'a packed file',
    whatToDo: 'Unpack it first.',
  },
  { begins: ['PAR1'], what: 'a Parquet file', whatToDo: exportAsCsv },
  { begins: ['%PDF'], what: 'a PDF', whatToDo: exportAsCsv },
  { begins: ['SQLite format 3'], what: 'an SQLite database', whatToDo: exportAsCsv },
  { begins: ['\x89PNG', '\xFF\xD8\xFF', 'GIF8'], what: 'an image', whatToDo: 'Send a table as CSV.' },
  {
    begins: ['\x80\x02', '\x80\x03', '\x80\x04', '\x80\x05'],
    what: 'a Python pickle',
    whatToDo: 'Write the table with DataFrame.to_csv and send that.',
  },
  { begins: /^\s*<(!doctype|html|\?xml)/i, what: 'a web page or XML', whatToDo: 'Send the table itself as CSV.' },
  {
    begins: /^\s*(\{\s*"|\[\s*[{["])/,
    what: 'JSON',
    whatToDo: 'Write it as CSV: a line of names, then a line for every row.',
  },
  { begins: ['\xFE\xFF'], what: 'UTF-16 with the high byte first', whatToDo: 'Save it as UTF-8.' },
];

/** Throws AppError('invalid') for a beginning that is no table's, with what it looks like and what to do. */
export function refuseOtherFiles(head: Buffer): void {
  if (head.length === 0) throw new AppError('invalid', 'The file is empty (0 bytes).');
  const start = head.toString('latin1', 0, 64);
  const kind = kinds.find(({ begins }) =>
    begins instanceof RegExp ? begins.test(start) : begins.some((it) => start.startsWith(it)),
  );
  if (kind) throw new AppError('invalid', `The file looks like ${kind.what}, not CSV. ${kind.whatToDo}`);
  if (start.startsWith('\xFF\xFE')) return;
  const nul = head.indexOf(0);
  if (nul < 0) return;
  const line = head.subarray(0, nul).toString('latin1').split('\n').length;
  const isUtf16 = head.length > 3 && [1, 3].every((at) => head[at] === 0) && [0, 2].every((at) => head[at] !== 0);
  throw new AppError(
    'invalid',
    isUtf16
      ? 'The file looks like UTF-16 without its mark. Save it as UTF-8.'
      : `The file is not text: byte ${nul + 1}, on line ${line}, is NUL. ${saveAsCsv}`,
  );
}
