import { binsOf } from './bin-task.ts';
import type { BoostingThread } from './boosting-thread.ts';
import type { GradientSplit } from './gradient-split.ts';

/** How many rows a node has, those of all threads together. */
export function rowCountOf({ task }: BoostingThread, node: number): number {
  let count = 0;
  for (let range = node * task.threads * 2; range < (node + 1) * task.threads * 2; range += 2) {
    count += task.ranges[range + 1]! - task.ranges[range]!;
  }
  return count;
}

/** Where this thread's rows of a node lie in `rows`. */
export function rangeOf({ task, thread }: BoostingThread, node: number): { start: number; end: number } {
  const range = (node * task.threads + thread) * 2;
  return { start: task.ranges[range]!, end: task.ranges[range + 1]! };
}

export function setRange({ task, thread }: BoostingThread, node: number, start: number, end: number): void {
  const range = (node * task.threads + thread) * 2;
  task.ranges[range] = start;
  task.ranges[range + 1] = end;
}

/** Gives this thread's rows of a node to its children, each in their order. */
export function divideRows(
  thread: BoostingThread,
  node: number,
  split: GradientSplit,
  left: number,
  right: number,
): void {
  const { start, end } = rangeOf(thread, node);
  const middle = partition(thread, split, start, end);
  setRange(thread, left, start, middle);
  setRange(thread, right, middle, end);
}

/** Without a branch on the data, which no processor could foresee: every row is written to both sides, one counts. */
function partition({ task, aside }: BoostingThread, split: GradientSplit, start: number, end: number) {
  const { rows, train, cutCounts } = task;
  const bins = binsOf(train, split.column);
  // Turned by so much, bins wrap around: missing values, the highest, become the lowest.
  const turn = split.missingLeft ? 255 - cutCounts[split.column]! : 0;
  const limit = split.lastLeftBin + turn + 1;
  let middle = start;
  let setAside = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    const goesLeft = (((bins[row]! + turn) & 255) - limit) >>> 31;
    rows[middle] = row;
    aside[setAside] = row;
    middle += goesLeft;
    setAside += 1 - goesLeft;
  }
  rows.set(aside.subarray(0, setAside), middle);
  return middle;
}
