import { createRandom, randomAt, randomInt, shuffle } from '../random.ts';
import { type BoostingTask, CHUNK_ROWS } from './boosting-task.ts';
import type { BoostingThread } from './boosting-thread.ts';
import type { Sums } from './gradient-split.ts';
import { setRange } from './node-rows.ts';

/** Which columns and rows the `index`-th tree learns from; threads draw alike. */
export function drawTree({ params, seed, cutCounts }: BoostingTask, index: number) {
  const random = createRandom(seed + index * 2 ** 32);
  const columnCount = cutCounts.length;
  const drawnCount = Math.max(1, Math.floor(columnCount * params.colsample_bytree));
  const isDrawn = new Uint8Array(columnCount).fill(1);
  if (drawnCount < columnCount) {
    const order = shuffle(
      Array.from(isDrawn, (_, column) => column),
      random,
    );
    for (const column of order.slice(drawnCount)) isDrawn[column] = 0;
  }
  return { isDrawn, rowKey: randomInt(random, 2 ** 32) };
}

/**
 * Lays this thread's rows out for a new tree: those drawn are of node 0, those left out lie behind them. Adds up the
 * derivatives of the drawn rows chunk by chunk. Gives where the rows left out begin.
 */
export function drawRows(thread: BoostingThread, rowKey: number): number {
  const { task, firstChunk, endChunk, firstRow, endRow, aside } = thread;
  const { rows, pairs, chunkSums, params } = task;
  const drawsAll = params.subsample >= 1;
  let drawn = firstRow;
  let left = 0;
  for (let chunk = firstChunk; chunk < endChunk; chunk++) {
    let gradient = 0;
    let hessian = 0;
    const end = Math.min((chunk + 1) * CHUNK_ROWS, endRow);
    for (let row = chunk * CHUNK_ROWS; row < end; row++) {
      if (drawsAll || randomAt(rowKey, row) < params.subsample) {
        rows[drawn++] = row;
        gradient += pairs[2 * row]!;
        hessian += pairs[2 * row + 1]!;
      } else {
        aside[left++] = row;
      }
    }
    chunkSums[2 * chunk] = gradient;
    chunkSums[2 * chunk + 1] = hessian;
  }
  rows.set(aside.subarray(0, left), drawn);
  setRange(thread, 0, firstRow, drawn);
  return drawn;
}

/** What all drawn rows add up to. */
export function rootSums({ chunkSums }: BoostingTask): Sums {
  let gradient = 0;
  let hessian = 0;
  for (let place = 0; place < chunkSums.length; place += 2) {
    gradient += chunkSums[place]!;
    hessian += chunkSums[place + 1]!;
  }
  return { gradient, hessian };
}
