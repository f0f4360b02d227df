import { shareOf } from '../threads/share-of.ts';
import type { BoostedRows } from './boosting-task.ts';
import type { BoostingThread } from './boosting-thread.ts';
import { leafWeight } from './gradient-split.ts';
import type { GradientNode } from './grow-gradient-tree.ts';
import { rangeOf } from './node-rows.ts';

/** Adds what a tree says to the raw values of this thread's rows; `leftOut` is where the rows begin that no node has. */
export function addTree(thread: BoostingThread, nodes: readonly GradientNode[], output: number, leftOut: number): void {
  const { task, endRow } = thread;
  const { train, validation, rows, outputs } = task;
  const values = leafValuesOf(thread, nodes);
  nodes.forEach(({ children }, node) => {
    if (children) return;
    const { start, end } = rangeOf(thread, node);
    for (let i = start; i < end; i++) train.raw[rows[i]! * outputs + output]! += values[node]!;
  });
  for (let i = leftOut; i < endRow; i++) addLeaf(train, rows[i]!);
  if (!validation) return;
  const { start, end } = shareOf(validation.count, thread.thread, task.threads);
  for (let row = start; row < end; row++) addLeaf(validation, row);

  function addLeaf(part: BoostedRows, row: number): void {
    part.raw[row * outputs + output]! += values[leafOf(nodes, task.cutCounts, part, row)]!;
  }
}

export function leafValuesOf({ task }: BoostingThread, nodes: readonly GradientNode[]): Float64Array {
  const { params } = task;
  return Float64Array.from(nodes, ({ sums }) => params.learning_rate * leafWeight(sums, params));
}

function leafOf(
  nodes: readonly GradientNode[],
  cutCounts: Int32Array,
  { bins, count }: BoostedRows,
  row: number,
): number {
  let node = 0;
  for (let children = nodes[0]!.children; children; children = nodes[node]!.children) {
    const { split, left, right } = children;
    const bin = bins[split.column * count + row]!;
    const isMissing = bin > cutCounts[split.column]!;
    node = (isMissing ? split.missingLeft : bin <= split.lastLeftBin) ? left : right;
  }
  return node;
}
