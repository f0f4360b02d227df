import type { BoostingParams } from '../algorithms.ts';
import { withExactSums } from './exact-sums.ts';
import type { Fitted, Learning, LearningSet, Target, TreeEnsemble } from './learner.ts';
import { loadXgboost } from './xgboost/library.ts';
import { readXgboostModel } from './xgboost/read-model.ts';
import { trainBooster } from './xgboost/train-booster.ts';

/**
 * Trains the real XGBoost (Chen and Guestrin, KDD 2016) and reads its trees as ours. Answers are those of XGBoost to
 * about 1e-6; with another number of `threads` its sums, and so its trees, may differ in the last bit.
 * Throws `unavailable` where its library is not on the machine.
 */
export async function fitXgboost(
  train: LearningSet,
  validation: LearningSet | null,
  params: BoostingParams,
  learning: Learning,
): Promise<Fitted<TreeEnsemble>> {
  const { modelJson, rounds, baseScore } = await trainBooster(loadXgboost(), { train, validation }, params, learning);
  const read = readXgboostModel(modelJson);
  const base = baseOf(train.target, baseScore);
  const outputs = base.length;
  const gains = new Array<number>(train.columns.length).fill(0);
  for (const { feature, gain } of read.gains.slice(0, rounds * outputs).flat()) gains[feature]! += gain;
  const ensemble: TreeEnsemble = {
    kind: 'trees',
    trees: read.trees.slice(0, rounds * outputs),
    outputs,
    outputOf: outputs > 1 ? read.outputOf.slice(0, rounds * outputs) : null,
    scale: 1,
    base,
    link: train.target.kind === 'regression' ? 'identity' : outputs > 1 ? 'softmax' : 'sigmoid',
    gains,
  };
  return { model: withExactSums(ensemble), bestRound: rounds };
}

/** Where the sums of leaves begin; for more than two classes anywhere, as long as it is the same for all. */
function baseOf(target: Target, baseScore: number): number[] {
  if (target.kind === 'regression') return [baseScore];
  if (target.classCount > 2) return new Array<number>(target.classCount).fill(0);
  return [Math.log(baseScore / (1 - baseScore))];
}
