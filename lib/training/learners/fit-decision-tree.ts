import type { DecisionTreeParams } from '#lib/training/algorithms';
import { binColumns } from './binned-columns.ts';
import { cartTarget } from './cart-target.ts';
import { growCartTree } from './cart-tree.ts';
import { withExactSums } from './exact-sums.ts';
import type { Fitted, Learning, LearningSet, TreeEnsemble } from './learner.ts';
import { createRandom } from './random.ts';

/** Fits one tree by CART: Gini impurity for classes, variance for numbers. Every row has a target. */
export async function fitDecisionTree(
  train: LearningSet,
  params: DecisionTreeParams,
  learning: Learning,
): Promise<Fitted<TreeEnsemble>> {
  const { target, mean } = cartTarget(train.target);
  const gains = new Float64Array(train.columns.length);
  const tree = growCartTree(
    binColumns(train.columns),
    target,
    new Uint16Array(rowCountOf(train)).fill(1),
    {
      columnsPerSplit: train.columns.length,
      maxDepth: params.max_depth,
      minRowsToSplit: params.min_samples_split,
      minRowsInLeaf: params.min_samples_leaf,
    },
    createRandom(learning.seed),
    gains,
  );
  learning.onRound?.({ round: 1, rounds: 1, trainLoss: null, validationLoss: null });
  const model = withExactSums({
    kind: 'trees',
    trees: [tree],
    outputs: target.outputs,
    outputOf: null,
    scale: 1,
    base: target.kind === 'regression' ? [mean] : new Array<number>(target.outputs).fill(0),
    link: 'identity',
    gains: [...gains],
  });
  return { model, bestRound: null };
}

const rowCountOf = ({ target }: LearningSet) =>
  target.kind === 'classification' ? target.labels.length : target.values.length;
