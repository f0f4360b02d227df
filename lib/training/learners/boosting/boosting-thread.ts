import { arrive } from '../threads/barrier.ts';
import { shareOf } from '../threads/share-of.ts';
import { type BoostingTask, CHUNK_ROWS, chunkCount } from './boosting-task.ts';

/**
 * One of the threads that grow the same trees together. Each bins, counts and cuts a block of the columns, and each
 * keeps a block of the rows: their gradients, their nodes, their raw values. What all must agree on, all compute alike.
 */
export type BoostingThread = {
  task: BoostingTask;
  thread: number;
  /** The columns of this thread. */
  firstColumn: number;
  endColumn: number;
  /** The chunks of training rows of this thread. */
  firstChunk: number;
  endChunk: number;
  /** The training rows in these chunks. */
  firstRow: number;
  endRow: number;
  /** The bins of this thread's columns, row by row, so that one look at a row brings all that it counts: [rows, columns]. */
  rowBins: Uint8Array;
  /** Histograms that no node needs any more. */
  spareHistograms: Float64Array[];
  /** Rows on their way. */
  aside: Int32Array;
  arrive: () => void;
};

export function joinTask(task: BoostingTask, thread: number): BoostingThread {
  const columns = shareOf(task.cutCounts.length, thread, task.threads);
  const chunks = shareOf(chunkCount(task.train.count), thread, task.threads);
  const firstRow = chunks.start * CHUNK_ROWS;
  const endRow = Math.min(chunks.end * CHUNK_ROWS, task.train.count);
  return {
    task,
    thread,
    firstColumn: columns.start,
    endColumn: columns.end,
    firstChunk: chunks.start,
    endChunk: chunks.end,
    firstRow,
    endRow,
    rowBins: new Uint8Array(task.train.count * (columns.end - columns.start)),
    spareHistograms: [],
    aside: new Int32Array(endRow - firstRow),
    arrive: () => arrive(task.barrier, task.threads),
  };
}
