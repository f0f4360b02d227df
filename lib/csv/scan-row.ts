import type { Window } from '#lib/csv/field-decoder';

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/** What was found of one row. A scanner has one of these and writes over it. */
export type ScannedRow = {
  fields: string[];
  /** How many fields the row has; `fields` may be longer. */
  fieldCount: number;
  /** Where the next row begins. */
  end: number;
  /** Lines that the row takes up. */
  lines: number;
  /** What is wrong with it, and how many lines below its first. */
  problem: string | null;
  problemLine: number;
};

export type RowScan = 'row' | 'blank' | 'incomplete' | 'unclosed';

/**
 * Reads one row of RFC 4180 from `start`, with any of the three line ends. `incomplete`: more bytes are needed to
 * tell, unless `isEnd`. `unclosed`: the file ends within the quotes of the last of `fieldCount` fields, which opened
 * `problemLine` lines below the first.
 * A quote within an unquoted field stands for itself.
 */
export function scanRow(
  { text, decode }: Window,
  start: number,
  delimiter: number,
  width: number,
  isEnd: boolean,
  found: ScannedRow,
): RowScan {
  const length = text.length;
  // Unlike [], this does not grow field by field.
  const fields = new Array<string>(width);
  let count = 0;
  let position = start;
  found.fields = fields;
  found.lines = 1;
  found.problem = null;
  while (true) {
    const fieldStart = position;
    let code = position < length ? text.charCodeAt(position) : -1;
    if (code === quote) {
      position = scanQuoted(text, decode, position, delimiter, isEnd, found, count);
      if (position < 0) return isEnd ? 'unclosed' : 'incomplete';
      count++;
      code = position < length ? text.charCodeAt(position) : -1;
    } else {
      let all = 0;
      while (position < length && code !== delimiter && code !== lineFeed && code !== carriageReturn) {
        all |= code;
        code = text.charCodeAt(++position);
      }
      if (position === length) code = -1;
      if (code === -1 && !isEnd) return 'incomplete';
      count++;
      fields[count - 1] =
        all < 128 ? text.slice(fieldStart, position) : decoded(decode, fieldStart, position, found, count);
    }
    if (code === delimiter) {
      position++;
      continue;
    }
    if (code === -1 && !isEnd) return 'incomplete';
    if (code === carriageReturn) {
      if (position + 1 === length && !isEnd) return 'incomplete';
      if (text.charCodeAt(position + 1) === lineFeed) position++;
    }
    found.end = code === -1 ? position : position + 1;
    found.fieldCount = count;
    return count === 1 && text.charCodeAt(start) !== quote && fields[0]!.trim() === '' ? 'blank' : 'row';
  }
}

/** Reads a field that begins with a quote, and gives where it ends; -1 where the closing quote is not there (yet). */
function scanQuoted(
  text: string,
  decode: Window['decode'],
  start: number,
  delimiter: number,
  isEnd: boolean,
  found: ScannedRow,
  index: number,
): number {
  let isDoubled = false;
  let close = start;
  while (true) {
    close = text.indexOf('"', close + 1);
    // At the very end a quote may be the first half of a doubled one.
    if (close < 0 || (close + 1 === text.length && !isEnd)) {
      found.problemLine = found.lines - 1;
      found.fieldCount = index + 1;
      return -1;
    }
    if (text.charCodeAt(close + 1) !== quote) break;
    isDoubled = true;
    close++;
  }
  const inside = decoded(decode, start + 1, close, found, index + 1);
  found.fields[index] = isDoubled ? inside.replaceAll('""', '"') : inside;
  const lineOfClose = found.lines + countLineEnds(text, start + 1, close);

  let end = close + 1;
  while (end < text.length && !endsField(text.charCodeAt(end), delimiter)) end++;
  if (end === text.length && !isEnd) return -1;
  if (end > close + 1 && text.slice(close + 1, end).trim() !== '') {
    found.problem ??= `has text after a closing quote in column ${index + 1}. Write a quote within quotes twice`;
    found.problemLine = lineOfClose - 1;
  }
  found.lines = lineOfClose;
  return end;
}

const endsField = (code: number, delimiter: number) =>
  code === delimiter || code === lineFeed || code === carriageReturn;

function decoded(decode: Window['decode'], start: number, end: number, found: ScannedRow, column: number): string {
  const field = decode(start, end);
  if (field !== null) return field;
  if (found.problem === null) {
    found.problem = `has bytes that are not UTF-8 in column ${column}, unlike the beginning of the file. Save it as UTF-8`;
    found.problemLine = found.lines - 1;
  }
  return '';
}

function countLineEnds(text: string, start: number, end: number): number {
  let lines = 0;
  for (let position = start; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code === lineFeed || (code === carriageReturn && text.charCodeAt(position + 1) !== lineFeed)) lines++;
  }
  return lines;
}
