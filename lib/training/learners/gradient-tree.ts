import { type BinnedColumn, MISSING_BIN } from './binned-columns.ts';
import type { Leaf, Split, Tree } from './decision-tree.ts';
import { bestGradientSplit, type Histogram, histogramOf, type SplitLimits } from './gradient-split.ts';

export type GradientTreeOptions = SplitLimits & { maxDepth: number; learningRate: number };

/**
 * Grows one tree of a boosted ensemble on `rows`, level by level to `maxDepth`. A leaf's one value is the Newton step
 * -G / (H + l2), shortened by the learning rate.
 */
export function growGradientTree(
  columns: readonly BinnedColumn[],
  rows: Int32Array,
  { gradients, hessians }: { gradients: Float64Array; hessians: Float64Array },
  options: GradientTreeOptions,
): Tree {
  const tree: (Split | Leaf)[] = [];
  grow(rows, 0, options.maxDepth > 0 ? histogramOf(columns, rows, gradients, hessians) : null);
  return tree;

  function grow(inNode: Int32Array, depth: number, histogram: Histogram | null): number {
    const position = tree.length;
    tree.push({ values: [leafValue(inNode)] });
    const split = histogram && bestGradientSplit(columns, histogram, options);
    if (!split) return position;
    const { feature, threshold, missingLeft, lastLeftBin } = split;
    const { bins } = columns[feature]!;
    const goesLeft = (row: number) => (bins[row] === MISSING_BIN ? missingLeft : bins[row]! <= lastLeftBin);
    const leftRows = inNode.filter(goesLeft);
    const rightRows = inNode.filter((row) => !goesLeft(row));
    const [leftHistogram, rightHistogram] =
      depth + 1 < options.maxDepth ? childHistograms(histogram, leftRows, rightRows) : [null, null];
    const left = grow(leftRows, depth + 1, leftHistogram);
    const right = grow(rightRows, depth + 1, rightHistogram);
    tree[position] = { feature, threshold, missingLeft, left, right };
    return position;
  }

  /** Only the smaller child is counted: what is left of the parent is the other one. */
  function childHistograms(parent: Histogram, left: Int32Array, right: Int32Array): [Histogram, Histogram] {
    const smaller = histogramOf(columns, left.length <= right.length ? left : right, gradients, hessians);
    for (let place = 0; place < parent.length; place++) parent[place]! -= smaller[place]!;
    return left.length <= right.length ? [smaller, parent] : [parent, smaller];
  }

  function leafValue(inNode: Int32Array): number {
    let gradient = 0;
    let hessian = 0;
    for (const row of inNode) {
      gradient += gradients[row]!;
      hessian += hessians[row]!;
    }
    return Math.fround((-options.learningRate * gradient) / (hessian + options.l2));
  }
}
