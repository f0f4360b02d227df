import type { CsvBatch, CsvFormat } from '#lib/csv/csv-format';
import { openWindow, unitBytesOf, type Window } from '#lib/csv/field-decoder';
import { type ScannedRow, scanRow } from '#lib/csv/scan-row';
import { AppError } from '#lib/errors';

/** Where to go on reading: `endByte`, `endLine` and the row after the last of a batch that was dealt with. */
export type CsvPosition = { byte: number; line: number; row: number };

export type ReadCsv = {
  /** Chunks then begin at that byte of the file, and no header is skipped. */
  from?: CsvPosition;
  /** The most rows of a batch; wide rows make smaller ones. */
  batchRows?: number;
  /** What to do with a broken row: throw, or give it among the `problems` of its batch. */
  onRagged?: 'throw' | 'give';
};

const mostBatchBytes = 1024 * 1024;
/** How much of a file to read at a time: `createReadStream(path, { highWaterMark: csvChunkBytes })`. */
export const csvChunkBytes = 512 * 1024;
const mostRowBytes = 32 * 1024 * 1024;

/**
 * The rows of a CSV file, in batches, in bounded memory. Blank lines are left out. Throws AppError('invalid') with the
 * line for a row with more or fewer fields than the header, a quote that is not closed, bytes that are no text.
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  format: CsvFormat,
  options: ReadCsv = {},
): AsyncGenerator<CsvBatch> {
  const reader = new RowReader(format, options);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += csvChunkBytes) {
      const piece = chunk.subarray(start, start + csvChunkBytes);
      waiting.push(piece);
      waitingBytes += piece.length;
      // A long row is looked at again only when there is twice as much of it.
      if (waitingBytes < reader.rest.length + bomBytes) continue;
      yield* reader.read(waiting, false);
      waiting = [];
      waitingBytes = 0;
    }
  }
  yield* reader.read(waiting, true);
}

const bomBytes = 3;
const bomOf = { 'utf-8': '\u00EF\u00BB\u00BF', 'windows-1252': '', 'utf-16le': '\uFEFF' };

class RowReader {
  /** Bytes of a row that is not complete. */
  rest: Buffer = Buffer.alloc(0);
  readonly #format: CsvFormat;
  readonly #unitBytes: number;
  readonly #batchRows: number;
  readonly #gives: boolean;
  readonly #row: ScannedRow = { fields: [], fieldCount: 0, end: 0, lines: 1, problem: null, problemLine: 0 };
  #byte: number;
  #line: number;
  #headerLeft: boolean;
  #bomLeft: boolean;
  #batch: CsvBatch;
  #batchStart: number;

  constructor(format: CsvFormat, { from, batchRows = 4096, onRagged = 'throw' }: ReadCsv) {
    this.#format = format;
    this.#unitBytes = unitBytesOf(format.encoding);
    this.#batchRows = batchRows;
    this.#gives = onRagged === 'give';
    this.#byte = from?.byte ?? 0;
    this.#line = from?.line ?? 0;
    this.#headerLeft = format.hasHeader && !from;
    this.#bomLeft = !from;
    this.#batch = emptyBatch(from?.row ?? 0);
    this.#batchStart = this.#byte;
  }

  /** Batches that are full, of what was left over and `pieces`; at the end the last one too. */
  *read(pieces: readonly Buffer[], isEnd: boolean): Generator<CsvBatch> {
    const bytes = this.rest.length === 0 && pieces.length === 1 ? pieces[0]! : Buffer.concat([this.rest, ...pieces]);
    const window = openWindow(bytes, this.#format.encoding);
    let position = this.#bomLeft && window.text.startsWith(bomOf[this.#format.encoding]) ? this.#skipBom() : 0;
    this.#bomLeft = false;
    while (position < window.text.length) {
      const next = this.#readRow(window, position, isEnd);
      if (next === position) break;
      position = next;
      if (this.#batch.rows.length >= this.#batchRows || this.#byte - this.#batchStart >= mostBatchBytes) {
        if (this.#batch.rows.length > 0) yield this.#takeBatch();
      }
    }
    this.rest = bytes.subarray(position * this.#unitBytes);
    if (this.rest.length > mostRowBytes) throw tooLong(this.#line + 1);
    if (isEnd && this.#batch.rows.length > 0) yield this.#takeBatch();
  }

  /** Adds the row at `position` to the batch, and gives where the next begins; `position` itself if it is cut off. */
  #readRow(window: Window, position: number, isEnd: boolean): number {
    const row = this.#row;
    const width = this.#format.header.length;
    const scan = scanRow(window, position, this.#format.delimiter.charCodeAt(0), width, isEnd, row);
    if (scan === 'incomplete') return position;
    if (scan === 'unclosed') throw unclosed(this.#line + row.problemLine + 1, row.fieldCount);
    const line = this.#line + 1;
    this.#byte += (row.end - position) * this.#unitBytes;
    this.#line += row.lines;
    if (scan === 'blank') return row.end;
    if (this.#headerLeft) {
      this.#headerLeft = false;
      return row.end;
    }
    if (row.problem !== null) this.#refuse(line, `Line ${line + row.problemLine} ${row.problem}.`);
    else if (row.fieldCount !== width) this.#refuse(line, raggedMessage(line, row.fieldCount, this.#format));
    if (row.fieldCount !== width) fit(row, width);
    this.#batch.rows.push(row.fields);
    this.#batch.lines.push(line);
    return row.end;
  }

  #refuse(line: number, message: string): void {
    if (!this.#gives) throw new AppError('invalid', message);
    this.#batch.problems ??= [];
    this.#batch.problems.push({ row: this.#batch.rows.length, line, message });
  }

  #takeBatch(): CsvBatch {
    const batch = this.#batch;
    batch.endByte = this.#byte;
    batch.endLine = this.#line;
    this.#batch = emptyBatch(batch.firstRow + batch.rows.length);
    this.#batchStart = this.#byte;
    return batch;
  }

  #skipBom(): number {
    const { length } = bomOf[this.#format.encoding];
    this.#byte += length * this.#unitBytes;
    return length;
  }
}

const emptyBatch = (firstRow: number): CsvBatch => ({ rows: [], lines: [], firstRow, endByte: 0, endLine: 0 });

function fit({ fields, fieldCount }: ScannedRow, width: number): void {
  for (let index = fieldCount; index < width; index++) fields[index] = '';
  fields.length = width;
}

function raggedMessage(line: number, found: number, { header, hasHeader }: CsvFormat): string {
  const expected = `${hasHeader ? 'the header has' : 'the first line has'} ${header.length}`;
  return `Line ${line} has ${found} ${found === 1 ? 'field' : 'fields'}, ${expected}.`;
}

const unclosed = (line: number, column: number) =>
  new AppError(
    'invalid',
    `A quote that opens on line ${line}, in column ${column}, is never closed. Close it, or write it twice.`,
  );

const tooLong = (line: number) =>
  new AppError('invalid', `The row that begins on line ${line} has more than 32 MB. Is a quote in it never closed?`);
