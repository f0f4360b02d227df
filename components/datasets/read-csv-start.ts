import { findDelimiter } from '#lib/csv/find-delimiter';
import { hasHeader } from '#lib/csv/find-header';
import { nameColumns } from '#lib/csv/name-columns';

/** What the beginning of a CSV file suggests, by the rules the server has; it looks closer, at all of it. */
export type CsvStart = {
  header: string[];
  /** The first rows below the header. */
  rows: string[][];
  /** Choices a careful reader would say aloud. */
  notes: string[];
  /** What stands in the way of sending the file; null where nothing is seen. */
  problem: string | null;
};

const startBytes = 256 * 1024;
const shownRows = 5;

/** Reads the beginning of a file in the browser, however large the file is. */
export async function readCsvStart(file: File): Promise<CsvStart> {
  const bytes = new Uint8Array(await file.slice(0, startBytes).arrayBuffer());
  const isWhole = file.size <= startBytes;
  const problem = otherKind(file, bytes);
  if (problem) return { header: [], rows: [], notes: [], problem };
  const { text, notes } = decode(bytes, isWhole);
  const window = { text, decode: (start: number, end: number) => text.slice(start, end) };
  const { rows } = findDelimiter(window, isWhole);
  const [first] = rows;
  if (!first) return { header: [], rows: [], notes, problem: 'The file has no row that could be read.' };
  const isNamed = hasHeader(rows);
  const named = nameColumns(isNamed ? first : first.map((_, i) => `column_${i + 1}`));
  if (!isNamed) notes.push('The first line looks like values, not names: columns are called column_1 and so on.');
  const start = isNamed ? 1 : 0;
  return {
    header: named.header,
    rows: rows.slice(start, start + shownRows),
    notes: [...notes, ...named.notes],
    problem: null,
  };
}

/** Skips a byte order mark. */
function decode(bytes: Uint8Array, isWhole: boolean): { text: string; notes: string[] } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: new TextDecoder('utf-16le').decode(bytes), notes: ['Read as UTF-16, as its mark says.'] };
  }
  try {
    // The last character may be cut in two.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole }), notes: [] };
  } catch {
    const notes = ['Read as Windows-1252, since the file is not UTF-8.'];
    return { text: new TextDecoder('windows-1252').decode(bytes), notes };
  }
}

/** The kinds of files that people take for a table most often. */
function otherKind(file: File, bytes: Uint8Array): string | null {
  if (file.size === 0) return 'The file is empty (0 bytes). Export it again.';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return 'This is an archive or an Excel workbook, not a CSV file. Open it and save the table as CSV (UTF-8).';
  }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return !isUtf16 && bytes.includes(0) ? 'This is not a text file. Save the table as CSV (UTF-8).' : null;
}
