import { setTimeout as sleep } from 'node:timers/promises';
import { rowDecoder } from '#lib/batch/scoring/decode-rows';
import { type JsonLine, readJsonLine } from '#lib/batch/scoring/json-line';
import { outcomesOf } from '#lib/batch/scoring/outcomes-of';
import type { Outcome } from '#lib/batch/scoring/row-batch';
import { type Ran, runRows } from '#lib/batch/scoring/run-rows';
import type { SentLine } from '#lib/batch/stream/line-reader';
import { env } from '#lib/env';
import { AppError, isAppError } from '#lib/errors';
import { lanesFor } from '#lib/inference/lanes';
import { openFiles } from '#lib/inference/rows';
import type { ServedVersion } from '#lib/inference/serve-version';
import { giveBack } from '#lib/inference/spare-arrays';
import { sliceRows, type Tensors } from '#lib/inference/tensors';

/** What came of a line: `row` is what it held, where it could be read. */
export type ScoredLine = { number: number; row?: unknown; outcome: Outcome };

/**
 * Answers the lines that hold a row, together, and each other by its error; blank ones are left out. Throws what is
 * nobody's row's fault.
 */
export async function scoreLines(version: ServedVersion, lines: readonly SentLine[]): Promise<ScoredLine[]> {
  const scored: ScoredLine[] = [];
  const read: unknown[] = [];
  const readFrom: number[] = [];
  for (const { number, bytes } of lines) {
    const line = bytes ? readJsonLine(bytes, number) : tooLong(number);
    if (!line) continue;
    if (isAppError(line) || line.problem !== null) {
      scored.push({ number, outcome: { error: isAppError(line) ? line : unreadable(line) } });
    } else {
      readFrom.push(scored.length);
      read.push(line.value);
      scored.push({ number, outcome: { error: unanswered } });
    }
  }
  const rows = openFiles(version.manifest, read);
  const outcomes = await scoreRows(version, rows);
  readFrom.forEach((at, row) => {
    scored[at] = { number: scored[at]!.number, row: rows[row], outcome: outcomes[row]! };
  });
  return scored;
}

async function scoreRows(version: ServedVersion, rows: readonly unknown[]): Promise<Outcome[]> {
  const { codec, certificate } = version;
  const { inProcessRows, hostRows } = lanesFor(certificate);
  // What carries state runs all windows of a recording as one.
  const rowsPerRun = codec.call.carried ? Number.POSITIVE_INFINITY : Math.max(inProcessRows, hostRows);
  const decoded = await rowDecoder(codec)({
    rowCount: rows.length,
    problemOf: () => null,
    inputOf: (row) => rows[row],
  });
  const ran: Ran[] = [];
  for (const feed of decoded.feeds) ran.push(...(await runRows((feeds) => run(version, feeds), feed, rowsPerRun)));
  const outcomes = [...outcomesOf(rows.length, decoded.errors, ran, codec)];
  for (const { feeds } of decoded.feeds) giveBack(feeds);
  return outcomes;
}

/** A run among those of all calls; where too many of these wait already, it waits for them. */
async function run(version: ServedVersion, feeds: Tensors): Promise<Tensors> {
  const tensorRows = Object.values(feeds)[0]?.dims[0] ?? 1;
  const deadlineMs = performance.now() + 3 * env.RUN_LIMIT_MS;
  for (let waitMs = 10; ; waitMs = Math.min(1_000, 2 * waitMs)) {
    try {
      const { outputs, firstRow } = await version.run({ feeds, tensorRows, notes: [] }, deadlineMs);
      return firstRow === 0 ? outputs : sliceRows(outputs, firstRow, firstRow + tensorRows);
    } catch (error) {
      if (!isAppError(error) || error.code !== 'overloaded' || performance.now() > deadlineMs) throw error;
      await sleep(waitMs);
    }
  }
}

const unreadable = ({ problem }: JsonLine) => new AppError('bad-json', problem ?? '');

const tooLong = (number: number) =>
  new AppError(
    'too-large',
    `Line ${number} has more than ${env.MAX_BODY_BYTES.toLocaleString('en')} bytes. Write one row a line.`,
  );

const unanswered = new AppError('internal', 'The line has no answer.');
