import type { RowBatch } from '#lib/batch/scoring/row-batch';
import { isAppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';
import { joinTensors, type Tensors } from '#lib/inference/tensors';

/** Rows of a batch, by their position in it, that can be run together. */
export type Feed = { feeds: Tensors; rows: readonly number[] };

/** What the graph is fed, and why the other rows are not. */
export type Decoded = { feeds: readonly Feed[]; errors: Map<number, string> };

export type DecodeRows = (batch: RowBatch) => Decoded | Promise<Decoded>;

/** Decodes whatever the codec takes; a row that it refuses costs no other its answer. */
export function rowDecoder(codec: Codec): DecodeRows {
  return async (batch) => {
    const { readable, errors } = readableRows(batch);
    const values = readable.map((row) => batch.inputOf(row));
    if (values.length === 0) return { feeds: [], errors };
    const together = await feedsOrRefusal(codec, values);
    if (typeof together !== 'string') return { feeds: [{ feeds: together, rows: readable }], errors };

    const alone: Feed[] = [];
    for (const [index, row] of readable.entries()) {
      const feeds = await feedsOrRefusal(codec, [values[index]]);
      if (typeof feeds === 'string') errors.set(row, feeds);
      else alone.push({ feeds, rows: [row] });
    }
    const joined = joinTensors(alone.map(({ feeds }) => feeds));
    const rows = alone.flatMap((feed) => feed.rows);
    // Rows of different shapes are good each, but never together.
    return { feeds: joined ? [{ feeds: joined, rows }] : alone, errors };
  };
}

export function readableRows(batch: RowBatch): { readable: number[]; errors: Map<number, string> } {
  const errors = new Map<number, string>();
  const readable: number[] = [];
  for (let row = 0; row < batch.rowCount; row++) {
    const problem = batch.problemOf(row);
    if (problem === null) readable.push(row);
    else errors.set(row, problem);
  }
  return { readable, errors };
}

/** What the codec makes of the rows, or why it refuses one of them. */
export async function feedsOrRefusal(codec: Codec, rows: readonly unknown[]): Promise<Tensors | string> {
  try {
    return (await codec.decode(rows, () => '')).feeds;
  } catch (error) {
    if (isAppError(error) && (error.code === 'invalid' || error.code === 'too-large')) return error.message.trim();
    throw error;
  }
}
