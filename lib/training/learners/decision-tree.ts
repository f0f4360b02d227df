/** A table by columns, float32 as the graph will see it, NaN where a value is missing. All columns have one length. */
export type Columns = readonly Float32Array[];

/** Rows with `value <= threshold` go to node `left`, the others to `right`; missing values to the side they learned. */
export type Split = { feature: number; threshold: number; missingLeft: boolean; left: number; right: number };
export type Leaf = { values: readonly number[] };

/** A binary tree as a list of nodes, the root first; children are positions in the list. */
export type Tree = readonly (Split | Leaf)[];

/** What the tree answers for row `row`: the values of the leaf it ends in. */
export function leafValues(tree: Tree, columns: Columns, row: number): readonly number[] {
  let node = tree[0]!;
  while (!('values' in node)) {
    const value = columns[node.feature]![row]!;
    const goesLeft = value <= node.threshold || (node.missingLeft && Number.isNaN(value));
    node = tree[goesLeft ? node.left : node.right]!;
  }
  return node.values;
}

/** Splits off the missing values alone: every number goes left. */
export const ABOVE_EVERY_NUMBER = 3.4028234663852886e38;

/**
 * A float32 threshold between two neighbouring float32 values, so that `lower <= threshold < upper` holds in a graph
 * that compares in float32 just as it holds here.
 */
export function thresholdBetween(lower: number, upper: number): number {
  const middle = Math.fround(lower + (upper - lower) / 2);
  return middle < upper && middle >= lower ? middle : lower;
}
