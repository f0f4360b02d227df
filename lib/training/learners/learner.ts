import type { Columns, Tree } from './decision-tree.ts';
import type { SparseRows } from './sparse-rows.ts';

/** What is to be learned, a value for every row. */
export type Target =
  | { kind: 'regression'; values: Float64Array }
  | { kind: 'classification'; labels: Int32Array; classCount: number };

/** Rows to learn from or to watch: columns of float32, NaN where missing, and the terms of texts where there are any. */
export type LearningSet = { columns: Columns; texts: SparseRows | null; target: Target };

/** Where a learner stands: losses are log loss (nats) or RMSE; null where there is nothing to measure. */
export type Round = { round: number; rounds: number; trainLoss: number | null; validationLoss: number | null };

export type Learning = {
  /** The same seed, data and parameters give the same model, whatever the number of threads. */
  seed: number;
  threads: number;
  onRound?: (round: Round) => void;
};

/**
 * Trees whose leaf values add up: `outputs` raw values a row, times `scale`, plus `base`, then `link`.
 * A tree's leaves hold `outputs` values, or one value that belongs to output `outputOf[tree]`.
 */
export type TreeEnsemble = {
  kind: 'trees';
  trees: readonly Tree[];
  outputs: number;
  outputOf: readonly number[] | null;
  scale: number;
  base: readonly number[];
  link: Link;
  /** What each column's splits gained in all, by position. */
  gains: readonly number[];
};

/** Raw value = intercept + columns · weights + texts · textWeights, for each of `outputs`; weights are row-major. */
export type LinearModel = {
  kind: 'linear';
  outputs: number;
  /** [columns, outputs] */
  weights: Float32Array;
  /** [terms, outputs]; empty without texts. */
  textWeights: Float32Array;
  intercepts: Float32Array;
  link: Link;
};

/**
 * From raw values to the answer: themselves (regression, and classes whose leaves hold shares); the probability of
 * class 1 from one log-odds; probabilities of all classes from one score each.
 */
export type Link = 'identity' | 'sigmoid' | 'softmax';

export type FittedModel = TreeEnsemble | LinearModel;

/** What a learner gives; `bestRound` is the number of rounds kept, null where there are none. */
export type Fitted<M extends FittedModel = FittedModel> = { model: M; bestRound: number | null };
