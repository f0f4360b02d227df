import type { TreeTable } from './tree-table.ts';

/** A column of the table the model was trained on, as far as its file knows it. */
export type FileFeature = {
  name: string;
  /** `code`: a category, known by its position in a list that the file does not have. */
  type: 'number' | 'integer' | 'boolean' | 'category' | 'code';
  /** By code; empty for other types. */
  categories: readonly string[];
  /** Whether the model has a way to go where the value is missing. */
  mayBeMissing: boolean;
};

/** Raw scores: sums of leaves, one for each of `outputs`. What a score begins from is the leaf of a tree of its own. */
export type TreeScores = {
  kind: 'trees';
  table: TreeTable;
  /** Of the library's own trees. */
  treeCount: number;
  outputs: number;
  /** What the library itself compares and adds up in. */
  precision: 'float32' | 'float64';
  /** Features whose zeros count as missing. */
  zeroIsMissing: readonly number[];
};

/** Raw scores: intercept + features · weights, missing values left out; weights are row-major, [features, outputs]. */
export type LinearScores = {
  kind: 'linear';
  outputs: number;
  weights: Float32Array;
  intercepts: Float32Array;
};

/** What raw scores become. */
export type Answer =
  | {
      kind: 'labels';
      /** `sigmoid` of one score times `factor`; `each` class its own sigmoid; `sign`: the label alone, 1 above 0. */
      link: 'sigmoid' | 'softmax' | 'each' | 'sign';
      factor: number;
      labels: readonly string[];
      /** Whether the file says what the classes are called. */
      areNamed: boolean;
    }
  | { kind: 'values'; link: 'identity' | 'exp' | 'sigmoid' | 'signed-square' | 'log1p-exp' };

/** A model as XGBoost or LightGBM saved it, in one form for both. */
export type TreeFile = {
  library: 'XGBoost' | 'LightGBM';
  /** Of the library or of its file format, as the file says it. */
  version: string;
  objective: string;
  features: readonly FileFeature[];
  /** Whether the names of the features are the file's own, and not "f0", "f1", … */
  hasNames: boolean;
  scores: TreeScores | LinearScores;
  answer: Answer;
  /** What its owner should know of how the file was read. */
  notes: readonly string[];
};
