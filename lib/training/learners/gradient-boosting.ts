import { binColumns } from './binned-columns.ts';
import { type Columns, leafValues, type Tree } from './decision-tree.ts';
import { growGradientTree } from './gradient-tree.ts';
import { createRandom } from './random.ts';
import { sigmoid } from './sigmoid.ts';

export type GradientBoostingOptions = {
  seed: number;
  trees?: number;
  learningRate?: number;
  maxDepth?: number;
  l2?: number;
  /** The least sum of p(1 - p) on either side of a cut: about a quarter of the rows where the classes are even. */
  minChildHessian?: number;
  minGain?: number;
  /** The share of rows each tree is grown on. */
  rowShare?: number;
};

/** The log-odds of class 1 are `baseLogit` plus the leaf values of all trees. */
export type GradientBoosting = { trees: readonly Tree[]; baseLogit: number };

/**
 * Fits trees one after another, each a Newton step on the log loss of those before (Friedman, Annals of Statistics
 * 29, 2001; Chen and Guestrin, "XGBoost", KDD 2016), on binned columns; missing values learn their side.
 *
 * `columns` holds C columns of N values, NaN where missing; `labels` N classes, 0 or 1, both present.
 */
export function fitGradientBoosting(
  columns: Columns,
  labels: Int32Array,
  options: GradientBoostingOptions,
): GradientBoosting {
  const { seed, trees: treeCount = 100, rowShare = 1, ...rest } = options;
  const { learningRate = 0.1, maxDepth = 6, l2 = 1, minChildHessian = 1, minGain = 1e-6 } = rest;
  const random = createRandom(seed);
  const binned = binColumns(columns);
  const share = labels.reduce((sum, label) => sum + label, 0) / labels.length;
  const baseLogit = Math.fround(Math.log(share / (1 - share)));
  const logits = new Float64Array(labels.length).fill(baseLogit);
  const gradients = new Float64Array(labels.length);
  const hessians = new Float64Array(labels.length);
  const allRows = Int32Array.from(labels, (_, row) => row);
  const trees: Tree[] = [];
  for (let round = 0; round < treeCount; round++) {
    for (let row = 0; row < labels.length; row++) {
      const p = sigmoid(logits[row]!);
      gradients[row] = p - labels[row]!;
      hessians[row] = p * (1 - p);
    }
    const rows = rowShare < 1 ? allRows.filter(() => random() < rowShare) : allRows;
    const limits = { l2, minChildHessian, minGain, maxDepth, learningRate };
    const tree = growGradientTree(binned, rows, { gradients, hessians }, limits);
    for (let row = 0; row < labels.length; row++) logits[row]! += leafValues(tree, columns, row)[0]!;
    trees.push(tree);
  }
  return { trees, baseLogit };
}

/** The probability of class 1 for each of N rows. */
export function boostedProbabilities({ trees, baseLogit }: GradientBoosting, columns: Columns): Float64Array {
  return new Float64Array(columns[0]?.length ?? 0).map((_, row) =>
    sigmoid(trees.reduce((logit, tree) => logit + leafValues(tree, columns, row)[0]!, baseLogit)),
  );
}
