import type { Feed } from '#lib/batch/scoring/decode-rows';
import { AppError, isAppError } from '#lib/errors';
import { joinTensors, sliceRows, type Tensors } from '#lib/inference/tensors';

/** Consecutive rows of a feed: run together, or one that the model failed on. */
export type Ran =
  | { rows: readonly number[]; outputs: Tensors; notes?: Feed['notes'] }
  | { rows: readonly number[]; error: AppError };

/**
 * Runs rows through the graph, at most `rowsPerRun` at once. A run that fails is repeated in halves, down to the row
 * that it fails on. Throws what is nobody's row's fault.
 */
export async function runRows(
  run: (feeds: Tensors) => Promise<Tensors>,
  feed: Feed,
  rowsPerRun: number,
): Promise<Ran[]> {
  if (feed.tensorRows !== undefined) return [await runWindows(run, feed, feed.tensorRows, rowsPerRun)];
  const { feeds, rows, notes } = feed;
  const ran: Ran[] = [];
  const attempt = async (from: number, to: number): Promise<void> => {
    const some = rows.slice(from, to);
    try {
      const outputs = await run(some.length === rows.length ? feeds : sliceRows(feeds, from, to));
      ran.push({ rows: some, outputs, ...(notes && { notes: notes.slice(from, to) }) });
    } catch (error) {
      if (!isFailedRow(error)) throw error;
      if (some.length === 1) {
        ran.push({ rows: some, error });
        return;
      }
      const middle = (from + to) >> 1;
      await attempt(from, middle);
      await attempt(middle, to);
    }
  };
  for (let from = 0; from < rows.length; from += rowsPerRun) {
    await attempt(from, Math.min(rows.length, from + rowsPerRun));
  }
  return ran;
}

/** The windows of one row, in pieces; where one fails, the row has. */
async function runWindows(
  run: (feeds: Tensors) => Promise<Tensors>,
  { feeds, rows, notes }: Feed,
  tensorRows: number,
  rowsPerRun: number,
): Promise<Ran> {
  try {
    const pieces: Tensors[] = [];
    for (let from = 0; from < tensorRows; from += rowsPerRun) {
      const to = Math.min(tensorRows, from + rowsPerRun);
      pieces.push(await run(to - from === tensorRows ? feeds : sliceRows(feeds, from, to)));
    }
    const outputs = joinTensors(pieces);
    if (!outputs) return { rows, error: differentShapes() };
    return { rows, outputs, ...(notes && { notes }) };
  } catch (error) {
    if (!isFailedRow(error)) throw error;
    return { rows, error };
  }
}

const differentShapes = () =>
  new AppError('model-failed', 'The model answered windows of this row with different shapes.');

export const isFailedRow = (error: unknown): error is AppError =>
  isAppError(error) && (error.code === 'model-failed' || error.code === 'model-timeout');
