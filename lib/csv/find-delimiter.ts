import type { CsvFormat } from '#lib/csv/csv-format';
import type { Window } from '#lib/csv/field-decoder';
import { type ScannedRow, scanRow } from '#lib/csv/scan-row';

type Delimiter = CsvFormat['delimiter'];
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
const mostRows = 200;

/** The first rows of a text as a delimiter divides them; the last only where it is complete. */
export function firstRows(window: Window, delimiter: Delimiter, isWhole: boolean): string[][] {
  const found: ScannedRow = { fields: [], fieldCount: 0, end: 0, lines: 1, problem: null, problemLine: 0 };
  const rows: string[][] = [];
  let position = 0;
  while (rows.length < mostRows && position < window.text.length) {
    const scan = scanRow(window, position, delimiter.charCodeAt(0), 0, isWhole, found);
    if (scan === 'incomplete' || scan === 'unclosed') break;
    if (scan === 'row') rows.push(found.fields.slice(0, found.fieldCount));
    position = found.end;
  }
  return rows;
}

/**
 * The delimiter that divides the first rows most evenly, and those rows. Among equals the one that leaves whole
 * numbers alone wins, since `1,5;2,5` is two numbers of a country that writes commas; then the one with more fields.
 */
export function findDelimiter(window: Window, isWhole: boolean): { delimiter: Delimiter; rows: string[][] } {
  const candidates = delimiters.map((delimiter) => {
    const rows = firstRows(window, delimiter, isWhole);
    return { delimiter, rows, ...evenness(rows) };
  });
  const dividing = candidates.filter(({ width, evenness }) => width > 1 && evenness > 0);
  const [best] = dividing.sort(
    (a, b) => b.evenness - a.evenness || Number(hasDecimalCommas(b)) - Number(hasDecimalCommas(a)) || b.width - a.width,
  );
  return best ?? candidates[0]!;
}

/** The most frequent number of fields, and the share of rows that have it; less where the first row is another. */
function evenness(rows: readonly string[][]): { width: number; evenness: number } {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const share = rows.length === 0 ? 0 : count / rows.length;
  // One off may be a delimiter too many at the end of the lines.
  const firstIsOther = Math.abs((rows[0]?.length ?? width) - width) > 1;
  return { width, evenness: firstIsOther ? share / 2 : share };
}

const hasDecimalCommas = ({ delimiter, rows }: { delimiter: Delimiter; rows: string[][] }) =>
  delimiter !== ',' && rows.some((row) => row.some((field) => /^\s*-?\d+,\d+\s*$/.test(field)));
