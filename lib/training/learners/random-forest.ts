import { growClassificationTree } from './classification-tree.ts';
import { type Columns, leafValues, type Tree } from './decision-tree.ts';
import { createRandom, randomInt } from './random.ts';
import { rankColumns } from './ranked-columns.ts';

export type RandomForestOptions = {
  seed: number;
  trees?: number;
  /** Columns tried for every split; left out: the square root of their number. */
  columnsPerSplit?: number;
  minRowsToSplit?: number;
  maxDepth?: number;
};

export type RandomForest = { trees: readonly Tree[]; classCount: number };

/**
 * Fits a forest of classification trees, each on a bootstrap sample of all rows and with random columns at every
 * split (Breiman, "Random Forests", Machine Learning 45, 2001).
 *
 * `columns` holds C columns of N values, NaN where missing; `labels` N classes from 0 to `classCount - 1`.
 */
export function fitRandomForest(
  columns: Columns,
  labels: Int32Array,
  classCount: number,
  options: RandomForestOptions,
): RandomForest {
  const { trees = 100, minRowsToSplit = 2, maxDepth = Infinity } = options;
  const columnsPerSplit = options.columnsPerSplit ?? Math.max(1, Math.floor(Math.sqrt(columns.length)));
  const random = createRandom(options.seed);
  const data = { columns: rankColumns(columns), labels, classCount };
  return {
    classCount,
    trees: Array.from({ length: trees }, () => {
      const sample = new Int32Array(labels.length).map(() => randomInt(random, labels.length));
      return growClassificationTree(data, sample, { columnsPerSplit, minRowsToSplit, maxDepth }, random);
    }),
  };
}

/** The mean of the trees' leaf shares: [N, classCount] in row-major order. */
export function forestProbabilities({ trees, classCount }: RandomForest, columns: Columns): Float64Array {
  const rowCount = columns[0]?.length ?? 0;
  const probabilities = new Float64Array(rowCount * classCount);
  for (let row = 0; row < rowCount; row++) {
    for (const tree of trees) {
      leafValues(tree, columns, row).forEach((share, label) => {
        probabilities[row * classCount + label]! += share / trees.length;
      });
    }
  }
  return probabilities;
}
