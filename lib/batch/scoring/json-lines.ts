import { isUtf8 } from 'node:buffer';
import type { RowBatch, RowSource } from '#lib/batch/scoring/row-batch';
import { AppError } from '#lib/errors';

const mostBatchBytes = 1024 * 1024;
/** A line longer than this is no row. */
const mostLineBytes = 32 * 1024 * 1024;
const lineFeed = 10;

type Line = { text: string; value: unknown; problem: string | null };

/**
 * A file of JSON lines (jsonlines.org) from where it is to go on, in batches, in bounded memory. Blank lines are left
 * out. Output lines are `{"input":…,"prediction":…}` or `{"input":…,"error":…}`, the input as it was written; fields
 * that are none of the `features` stand there too, and are not fed.
 */
export function jsonLinesSource(
  chunks: AsyncIterable<Buffer>,
  from: { byte: number; line: number },
  batchRows: number,
  features: readonly string[],
): RowSource {
  return { batches: readBatches(chunks, from, batchRows, new Set(features)), preamble: '' };
}

async function* readBatches(
  chunks: AsyncIterable<Buffer>,
  from: { byte: number; line: number },
  batchRows: number,
  features: ReadonlySet<string>,
): AsyncGenerator<RowBatch> {
  let lines: Line[] = [];
  let { byte, line: lineNumber } = from;
  let batchStart = byte;
  const take = () => {
    const batch = batchOf(lines, byte, lineNumber, features);
    lines = [];
    batchStart = byte;
    return batch;
  };
  const add = (bytes: Buffer, sizeBytes: number) => {
    const isFirst = byte === 0;
    byte += sizeBytes;
    lineNumber++;
    const line = readLine(isFirst ? withoutMark(bytes) : bytes, lineNumber);
    if (line) lines.push(line);
  };

  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      const piece = chunk.subarray(start, end);
      const whole = rest.length === 0 ? piece : Buffer.concat([...rest, piece]);
      rest = [];
      restBytes = 0;
      start = end + 1;
      add(whole, whole.length + 1);
      if (lines.length >= batchRows || (byte - batchStart >= mostBatchBytes && lines.length > 0)) yield take();
    }
    if (start < chunk.length) rest.push(chunk.subarray(start));
    restBytes += chunk.length - start;
    if (restBytes > mostLineBytes) throw tooLong(lineNumber + 1);
  }
  if (restBytes > 0) add(Buffer.concat(rest), restBytes);
  if (lines.length > 0) yield take();
}

function readLine(bytes: Buffer, number: number): Line | null {
  const text = bytes.toString('utf8').trim();
  if (text === '') return null;
  const unreadable = (problem: string) => ({ text: JSON.stringify(text), value: null, problem });
  if (text.includes('\uFFFD') && !isUtf8(bytes)) return unreadable(`Line ${number} is not UTF-8 text.`);
  try {
    return { text, value: JSON.parse(text), problem: null };
  } catch {
    return unreadable(`Line ${number} is not valid JSON.`);
  }
}

const withoutMark = (bytes: Buffer) =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

function batchOf(lines: readonly Line[], endByte: number, endLine: number, features: ReadonlySet<string>): RowBatch {
  return {
    rowCount: lines.length,
    endByte,
    endLine,
    problemOf: (row) => lines[row]!.problem,
    inputOf: (row) => fedOf(lines[row]!.value, features),
    lineOf: (row, outcome) =>
      'answer' in outcome
        ? `{"input":${lines[row]!.text},"prediction":${JSON.stringify(outcome.answer)}}\n`
        : `{"input":${lines[row]!.text},"error":${JSON.stringify(outcome.error)}}\n`,
  };
}

function fedOf(value: unknown, features: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value);
  return fields.every(([name]) => features.has(name))
    ? value
    : Object.fromEntries(fields.filter(([name]) => features.has(name)));
}

const tooLong = (line: number) =>
  new AppError('invalid', `Line ${line} is longer than 32 MB, or the file has no line ends. Write one row a line.`);
