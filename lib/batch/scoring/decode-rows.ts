import type { RowBatch } from '#lib/batch/scoring/row-batch';
import { AppError, isAppError } from '#lib/errors';
import type { Codec, Decoded as CodecDecoded } from '#lib/inference/compile-codec';
import { type RowNote, tensorRowsOf } from '#lib/inference/row-note';
import { joinTensors, sliceRows, type Tensors } from '#lib/inference/tensors';

/** Rows of a batch, by their position in it, that can be run together. */
export type Feed = {
  feeds: Tensors;
  rows: readonly number[];
  /** By row of the feed, what answering takes of it; left out where nothing is. */
  notes?: CodecDecoded['notes'];
  /** The rows of the tensors, where one row of the batch has several: its windows. Such a feed has one row. */
  tensorRows?: number;
};

/** What the graph is fed, and why the other rows are not. */
export type Decoded = { feeds: readonly Feed[]; errors: Map<number, AppError> };

type Rows = Pick<RowBatch, 'rowCount' | 'problemOf' | 'inputOf'>;

export type DecodeRows = (batch: RowBatch) => Decoded | Promise<Decoded>;

/** Decodes whatever the codec takes; a row that it refuses costs no other its answer. */
export function rowDecoder(codec: Codec): (batch: Rows) => Promise<Decoded> {
  return async (batch) => {
    const { readable, errors } = readableRows(batch);
    const values = readable.map((row) => batch.inputOf(row));
    if (values.length === 0) return { feeds: [], errors };
    const together = await decodedOrRefusal(codec, values);
    if (!isAppError(together)) return { feeds: feedsOf(together, readable), errors };

    const alone: Feed[] = [];
    for (const [index, row] of readable.entries()) {
      const decoded = await decodedOrRefusal(codec, [values[index]]);
      if (isAppError(decoded)) errors.set(row, decoded);
      else alone.push(...feedsOf(decoded, [row]));
    }
    return { feeds: joined(alone), errors };
  };
}

/** One feed for all rows, or one for each where rows have windows. */
function feedsOf({ feeds, tensorRows, notes }: CodecDecoded, rows: readonly number[]): Feed[] {
  const noted = notes.length > 0 && { notes };
  if (tensorRows === rows.length && !notes.some(isWindows)) return [{ feeds, rows, ...noted }];
  if (rows.length === 1) return [{ feeds, rows, tensorRows, ...noted }];
  let from = 0;
  return rows.map((row, index) => {
    const note = notes[index];
    const to = from + tensorRowsOf(note);
    const feed = { feeds: sliceRows(feeds, from, to), rows: [row], tensorRows: to - from, notes: [note] };
    from = to;
    return feed;
  });
}

const isWindows = (note: RowNote | undefined) => note?.kind === 'windows';

/** Rows of different shapes are good each, but never together; nor are those with windows. */
function joined(alone: readonly Feed[]): readonly Feed[] {
  if (alone.some(({ tensorRows }) => tensorRows !== undefined)) return alone;
  const feeds = joinTensors(alone.map((feed) => feed.feeds));
  if (!feeds) return alone;
  const notes = alone.some((feed) => feed.notes) && { notes: alone.map((feed) => feed.notes?.[0]) };
  return [{ feeds, rows: alone.flatMap(({ rows }) => rows), ...notes }];
}

export function readableRows(batch: Rows): { readable: number[]; errors: Map<number, AppError> } {
  const errors = new Map<number, AppError>();
  const readable: number[] = [];
  for (let row = 0; row < batch.rowCount; row++) {
    const problem = batch.problemOf(row);
    if (problem === null) readable.push(row);
    else errors.set(row, new AppError('invalid', problem));
  }
  return { readable, errors };
}

/** What the codec makes of the rows, or why it refuses one of them. */
export async function decodedOrRefusal(codec: Codec, rows: readonly unknown[]): Promise<CodecDecoded | AppError> {
  try {
    return await codec.decode(rows, () => '');
  } catch (error) {
    if (isAppError(error) && (error.code === 'invalid' || error.code === 'too-large')) return error;
    throw error;
  }
}
