import type { Leaf, Split, Tree } from './decision-tree.ts';
import { bestGiniSplit, type GiniSplit } from './gini-split.ts';
import { type Random, randomInt } from './random.ts';
import type { RankedColumn } from './ranked-columns.ts';

export type ClassificationTreeData = {
  columns: readonly RankedColumn[];
  /** Class of every row, from 0. */
  labels: Int32Array;
  classCount: number;
};

export type ClassificationTreeOptions = {
  /** Columns drawn at random for every split. */
  columnsPerSplit: number;
  minRowsToSplit: number;
  maxDepth: number;
};

/**
 * Grows one tree by CART (Breiman, Friedman, Olshen and Stone, 1984) with Gini impurity on `rows`, in which a row may
 * stand several times. A leaf's values are the shares of the classes in it.
 */
export function growClassificationTree(
  data: ClassificationTreeData,
  rows: Int32Array,
  options: ClassificationTreeOptions,
  random: Random,
): Tree {
  const tree: (Split | Leaf)[] = [];
  grow(rows, 0);
  return tree;

  function grow(inNode: Int32Array, depth: number): number {
    const position = tree.length;
    const leaf = leafOf(data, inNode);
    tree.push(leaf);
    const isFinal = inNode.length < options.minRowsToSplit || depth >= options.maxDepth || leaf.values.includes(1);
    const found = isFinal ? null : drawSplit(data, inNode, options.columnsPerSplit, random);
    if (!found) return position;
    const { feature, threshold, missingLeft } = found;
    const { ranks, values } = data.columns[feature]!;
    const goesLeft = (row: number) => (values[ranks[row]!] ?? (missingLeft ? -Infinity : Infinity)) <= threshold;
    const left = grow(inNode.filter(goesLeft), depth + 1);
    const right = grow(
      inNode.filter((row) => !goesLeft(row)),
      depth + 1,
    );
    tree[position] = { feature, threshold, missingLeft, left, right };
    return position;
  }
}

function leafOf({ labels, classCount }: ClassificationTreeData, rows: Int32Array): Leaf {
  const shares = new Array<number>(classCount).fill(0);
  for (const row of rows) shares[labels[row]!]!++;
  return { values: shares.map((count) => count / rows.length) };
}

/** Looks at `columnsPerSplit` columns drawn without replacement, and at more while none of them can be cut. */
function drawSplit(
  { columns, labels, classCount }: ClassificationTreeData,
  rows: Int32Array,
  columnsPerSplit: number,
  random: Random,
): (GiniSplit & { feature: number }) | null {
  const undrawn = columns.map((_, feature) => feature);
  let best: (GiniSplit & { feature: number }) | null = null;
  for (let drawn = 0; undrawn.length > 0 && (drawn < columnsPerSplit || !best); drawn++) {
    const [feature] = undrawn.splice(randomInt(random, undrawn.length), 1);
    const split = bestGiniSplit(columns[feature!]!, rows, labels, classCount);
    if (split && (!best || split.purity > best.purity)) best = { ...split, feature: feature! };
  }
  return best;
}
