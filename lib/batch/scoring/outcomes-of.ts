import type { Outcome } from '#lib/batch/scoring/row-batch';
import { isFailedRow, type Ran } from '#lib/batch/scoring/run-rows';
import type { AppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';

/** Rows that are encoded together; few, so that their answers are written before the next are made. */
const atOnce = 256;

/** What came of each of `rowCount` rows, in order: of those that were run, and of those that have an error already. */
export function* outcomesOf(
  rowCount: number,
  errors: ReadonlyMap<number, AppError>,
  ran: readonly Ran[],
  codec: Codec,
): Generator<Outcome> {
  const answered = answersOf(ran, codec);
  for (let row = 0; row < rowCount; row++) {
    const error = errors.get(row);
    if (error !== undefined) {
      yield { error };
      continue;
    }
    const { done, value } = answered.next();
    if (done) throw new Error(`Row ${row} of a batch has neither an answer nor an error`);
    yield value;
  }
}

/** One for each row that was run. */
function* answersOf(ran: readonly Ran[], codec: Codec): Generator<Outcome, void> {
  for (const piece of ran) {
    if ('error' in piece) {
      for (let index = 0; index < piece.rows.length; index++) yield { error: piece.error };
      continue;
    }
    for (let from = 0; from < piece.rows.length; from += atOnce) {
      yield* encoded(piece, from, Math.min(atOnce, piece.rows.length - from), codec);
    }
  }
}

type Answered = Exclude<Ran, { error: AppError }>;

/** One row whose answer is no number fails alone. */
function encoded(piece: Answered, from: number, count: number, codec: Codec): Outcome[] {
  try {
    const notes = piece.notes?.slice(from, from + count);
    return codec.encode(piece.outputs, from, count, notes).map((answer) => ({ answer }));
  } catch (error) {
    if (!isFailedRow(error)) throw error;
    if (count === 1) return [{ error }];
    return Array.from({ length: count }, (_, index) => encoded(piece, from + index, 1, codec)[0]!);
  }
}
