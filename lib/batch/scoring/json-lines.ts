import { type JsonLine, readJsonLine } from '#lib/batch/scoring/json-line';
import type { RowBatch, RowSource } from '#lib/batch/scoring/row-batch';
import { AppError } from '#lib/errors';

const mostBatchBytes = 1024 * 1024;
/** A line longer than this is no row. */
const mostLineBytes = 32 * 1024 * 1024;
const lineFeed = 10;

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
  let lines: JsonLine[] = [];
  let { byte, line: lineNumber } = from;
  let batchStart = byte;
  const take = () => {
    const batch = batchOf(lines, byte, lineNumber, features);
    lines = [];
    batchStart = byte;
    return batch;
  };
  const add = (bytes: Buffer, sizeBytes: number) => {
    byte += sizeBytes;
    lineNumber++;
    const line = readJsonLine(bytes, lineNumber);
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

function batchOf(
  lines: readonly JsonLine[],
  endByte: number,
  endLine: number,
  features: ReadonlySet<string>,
): RowBatch {
  return {
    rowCount: lines.length,
    endByte,
    endLine,
    problemOf: (row) => lines[row]!.problem,
    inputOf: (row) => fedOf(lines[row]!.value, features),
    lineOf: (row, outcome) =>
      'answer' in outcome
        ? `{"input":${lines[row]!.text},"prediction":${JSON.stringify(outcome.answer)}}\n`
        : `{"input":${lines[row]!.text},"error":${JSON.stringify(outcome.error.message.trim())}}\n`,
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
