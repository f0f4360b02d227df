import type { BoostingThread } from './boosting-thread.ts';
import { countNode, type Histogram, type HistogramLayout, subtract } from './gradient-histogram.ts';
import { bestGradientSplit, type GradientSplit, readBest, type Sums, writeCandidate } from './gradient-split.ts';
import { divideRows, rowCountOf } from './node-rows.ts';

/** A node of a growing tree; a leaf while it has no children. */
export type GradientNode = {
  depth: number;
  sums: Sums;
  children: { split: GradientSplit; left: number; right: number } | null;
};

/** A node that was cut: its smaller child will be counted, and taken from `parent` gives the larger one. */
type Pair = { smaller: number; larger: number | null; parent: Histogram | null };

/** A node with its histogram, ready to be cut. */
type Counted = { node: number; histogram: Histogram };

/**
 * Grows one tree on the rows of node 0, all threads together, level by level as far as the memory for histograms goes
 * (Chen and Guestrin, "XGBoost", KDD 2016; only the smaller of two children is counted, as in Ke et al., "LightGBM",
 * NeurIPS 2017). All threads give the same nodes, the root first.
 */
export function growGradientTree(thread: BoostingThread, layout: HistogramLayout, root: Sums): GradientNode[] {
  const { max_depth: maxDepth, min_child_weight: leastHessian } = thread.task.params;
  const nodes: GradientNode[] = [{ depth: 0, sums: root, children: null }];
  const canBeCut = (node: number) => {
    const { depth, sums } = nodes[node]!;
    return depth < maxDepth && sums.hessian >= 2 * leastHessian && rowCountOf(thread, node) > 1;
  };
  const pending: Pair[] = canBeCut(0) ? [{ smaller: 0, larger: null, parent: null }] : [];
  while (pending.length > 0) {
    const counted: Counted[] = [];
    for (const pair of pending.splice(-thread.task.batchPairs)) {
      for (const { node, histogram } of count(pair)) {
        const split = bestGradientSplit(thread, layout, histogram, nodes[node]!.sums);
        writeCandidate(thread, counted.length, split);
        counted.push({ node, histogram });
      }
    }
    thread.arrive();
    const cut = counted.filter(({ node, histogram }, index) => {
      const split = readBest(thread, index);
      if (split) cutNode(node, split);
      else thread.spareHistograms.push(histogram);
      return split !== null;
    });
    thread.arrive();
    for (const parent of cut) queueChildren(parent);
  }
  return nodes;

  function count({ smaller, larger, parent }: Pair): Counted[] {
    const histogram = countNode(thread, layout, smaller);
    if (larger === null || !parent) return [{ node: smaller, histogram }];
    const rest = { node: larger, histogram: subtract(parent, histogram) };
    if (canBeCut(smaller)) return [{ node: smaller, histogram }, rest];
    thread.spareHistograms.push(histogram);
    return [rest];
  }

  function cutNode(node: number, split: GradientSplit): void {
    const { depth, sums } = nodes[node]!;
    const right = { gradient: sums.gradient - split.left.gradient, hessian: sums.hessian - split.left.hessian };
    const left = nodes.length;
    nodes[node]!.children = { split, left, right: left + 1 };
    nodes.push(
      { depth: depth + 1, sums: split.left, children: null },
      { depth: depth + 1, sums: right, children: null },
    );
    divideRows(thread, node, split, left, left + 1);
  }

  function queueChildren({ node, histogram }: Counted): void {
    const { left, right } = nodes[node]!.children!;
    const [smaller, larger] = rowCountOf(thread, left) <= rowCountOf(thread, right) ? [left, right] : [right, left];
    if (canBeCut(larger)) {
      pending.push({ smaller, larger, parent: histogram });
      return;
    }
    thread.spareHistograms.push(histogram);
    if (canBeCut(smaller)) pending.push({ smaller, larger: null, parent: null });
  }
}
