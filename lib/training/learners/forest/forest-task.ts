import type { RandomForestParams } from '#lib/training/algorithms';
import type { BinnedColumn } from '../binned-columns.ts';
import type { CartTarget } from '../cart-split.ts';
import { growCartTree } from '../cart-tree.ts';
import type { Tree } from '../decision-tree.ts';
import { createRandom, randomInt } from '../random.ts';

/** What every tree of a forest is grown from; the columns and the target are memory that all threads share. */
export type ForestTask = {
  columns: readonly BinnedColumn[];
  target: CartTarget;
  params: RandomForestParams;
  seed: number;
  /** How many trees threads have begun: one number. */
  begun: Int32Array;
};

export type ForestTree = { tree: Tree; gains: Float64Array };

/** The `index`-th tree, on a bootstrap sample of its own: the same, whichever thread grows it and when. */
export function growForestTree({ columns, target, params, seed }: ForestTask, index: number): ForestTree {
  const random = createRandom(seed + index * 2 ** 32);
  const rowCount = (target.kind === 'classification' ? target.labels : target.values).length;
  const weights = new Uint16Array(rowCount);
  for (let draw = 0; draw < rowCount; draw++) weights[randomInt(random, rowCount)]!++;
  const gains = new Float64Array(columns.length);
  const options = {
    columnsPerSplit: columnsPerSplit(columns.length, params.max_features, target.kind),
    maxDepth: params.max_depth ?? Infinity,
    minRowsToSplit: params.min_samples_split,
    minRowsInLeaf: params.min_samples_leaf,
  };
  return { tree: growCartTree(columns, target, weights, options, random, gains), gains };
}

function columnsPerSplit(count: number, share: number | null, kind: CartTarget['kind']): number {
  const usual = kind === 'regression' ? count / 3 : Math.sqrt(count);
  return Math.max(1, Math.floor(share === null ? usual : count * share));
}
