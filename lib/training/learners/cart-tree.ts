import type { BinnedColumn } from './binned-columns.ts';
import { bestCartSplit, type CartSplit, type CartTarget, emptyCartHistogram, type NodeRows } from './cart-split.ts';
import type { Leaf, Split, Tree } from './decision-tree.ts';
import { type Random, randomInt } from './random.ts';

export type CartOptions = {
  /** Columns drawn at random for every split. */
  columnsPerSplit: number;
  maxDepth: number;
  minRowsToSplit: number;
  minRowsInLeaf: number;
};

/**
 * Grows one tree by CART (Breiman, Friedman, Olshen and Stone, 1984) on the rows that `weights` gives a weight; a row
 * counts so many times. A leaf holds the shares of the classes in it, or the mean of its numbers. What the splits of
 * each column gained is added to `gains`.
 */
export function growCartTree(
  columns: readonly BinnedColumn[],
  target: CartTarget,
  weights: Uint16Array,
  options: CartOptions,
  random: Random,
  gains: Float64Array,
): Tree {
  const { minRowsInLeaf } = options;
  const tree: (Split | Leaf)[] = [];
  const rows = new Int32Array(weights.length);
  const aside = new Int32Array(weights.length);
  const histogram = emptyCartHistogram(target.outputs);
  let rowCount = 0;
  for (let row = 0; row < weights.length; row++) if (weights[row]! > 0) rows[rowCount++] = row;
  grow({ rows, start: 0, end: rowCount, weights }, 0);
  return tree;

  function grow(node: NodeRows, depth: number): number {
    const position = tree.length;
    const { count, sums, isPure } = summary(node, target);
    tree.push({ values: Array.from(sums, (sum) => sum / count) });
    const isFinal = isPure || depth >= options.maxDepth || count < Math.max(options.minRowsToSplit, 2 * minRowsInLeaf);
    const found = isFinal ? null : drawSplit(node);
    if (!found) return position;
    const { feature, threshold, missingLeft } = found;
    gains[feature]! += Math.max(0, found.purity - sums.reduce((sum, one) => sum + one ** 2, 0) / count);
    const middle = partition(columns[feature]!, node, aside, found);
    const left = grow({ ...node, end: middle }, depth + 1);
    const right = grow({ ...node, start: middle }, depth + 1);
    tree[position] = { feature, threshold, missingLeft, left, right };
    return position;
  }

  /** Looks at columns drawn without replacement, and at more than were asked for while none of them can be cut. */
  function drawSplit(node: NodeRows): (CartSplit & { feature: number }) | null {
    const drawsAll = options.columnsPerSplit >= columns.length;
    const undrawn = columns.map((_, feature) => feature);
    let best: (CartSplit & { feature: number }) | null = null;
    for (let drawn = 0; undrawn.length > 0 && (drawn < options.columnsPerSplit || !best); drawn++) {
      const [feature] = undrawn.splice(drawsAll ? 0 : randomInt(random, undrawn.length), 1);
      const split = bestCartSplit(columns[feature!]!, node, target, minRowsInLeaf, histogram);
      if (split && (!best || split.purity > best.purity)) best = { ...split, feature: feature! };
    }
    return best;
  }
}

function summary({ rows, start, end, weights }: NodeRows, target: CartTarget) {
  const sums = new Float64Array(target.outputs);
  const of = target.kind === 'classification' ? target.labels : target.values;
  let count = 0;
  let isPure = true;
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    const weight = weights[row]!;
    count += weight;
    if (target.kind === 'classification') sums[target.labels[row]!]! += weight;
    else sums[0]! += weight * target.values[row]!;
    isPure &&= of[row] === of[rows[start]!];
  }
  return { count, sums, isPure };
}

/** Puts the rows that go left before the others, keeping their order, and gives where the others begin. */
function partition(
  { bins, cuts }: BinnedColumn,
  { rows, start, end }: NodeRows,
  aside: Int32Array,
  { lastLeftBin, missingLeft }: CartSplit,
): number {
  let middle = start;
  let setAside = 0;
  for (let i = start; i < end; i++) {
    const row = rows[i]!;
    const bin = bins[row]!;
    if (bin > cuts.length ? missingLeft : bin <= lastLeftBin) rows[middle++] = row;
    else aside[setAside++] = row;
  }
  rows.set(aside.subarray(0, setAside), middle);
  return middle;
}
