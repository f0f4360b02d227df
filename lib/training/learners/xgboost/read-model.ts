import { readXgboostTree, type XgboostNode } from '../../convert/read-xgboost-tree.ts';
import { XgboostDocument } from '../../convert/xgboost-document.ts';
import { ABOVE_EVERY_NUMBER, type Leaf, type Split, type Tree } from '../decision-tree.ts';

/**
 * The largest number XGBoost is shown: it cuts missing values off at twice the largest of a column, which must not be
 * infinite. A cut above this therefore has every number on its left.
 */
export const LARGEST_VALUE = 1.5e38;

/** The trees in a model as XGBoost saves it in JSON (doc/model.schema of its sources), round after round. */
export type XgboostTrees = {
  trees: Tree[];
  /** The class each tree speaks for; 0 where there is one output. */
  outputOf: number[];
  /** What each split of each tree gained, by tree. */
  gains: { feature: number; gain: number }[][];
};

export function readXgboostModel(json: string): XgboostTrees {
  const { gradient_booster: booster, learner_model_param } = XgboostDocument.parse(JSON.parse(json)).learner;
  if (booster.name !== 'gbtree') throw new Error(`XGBoost was asked for trees, and trained ${booster.name}`);
  const featureCount = learner_model_param.num_feature;
  const read = booster.model.trees.map((tree, place) => readXgboostTree(tree, { featureCount, place }));
  return {
    trees: read.map((nodes) => nodes.map(ours)),
    outputOf: Array.from(booster.model.tree_info, Number),
    gains: read.map((nodes) => nodes.flatMap((node) => (node.kind === 'leaf' ? [] : [node]))),
  };
}

function ours(node: XgboostNode): Split | Leaf {
  if (node.kind === 'leaf') return { values: [node.value] };
  if (node.kind === 'membership') throw new Error('XGBoost was shown numbers, and split by categories');
  const { feature, condition, missingLeft, left, right } = node;
  const threshold = condition > LARGEST_VALUE ? ABOVE_EVERY_NUMBER : floatBelow(condition);
  return { feature, threshold, missingLeft, left, right };
}

const SMALLEST_NORMAL = 2 ** -126;

/**
 * The next float32 below `value`: XGBoost sends `x < condition` to the left, our trees `x <= threshold`. Numbers so
 * near 0 that some processors take them for 0 are left out.
 */
function floatBelow(value: number): number {
  if (value > -SMALLEST_NORMAL && value <= SMALLEST_NORMAL) return value > 0 ? 0 : -SMALLEST_NORMAL;
  const bits = new Int32Array(Float32Array.of(value).buffer);
  bits[0]! += value > 0 ? -1 : 1;
  return new Float32Array(bits.buffer)[0]!;
}
