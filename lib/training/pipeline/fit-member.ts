import type { AlgorithmChoice } from '#lib/training/algorithms';
import { fitDecisionTree } from '#lib/training/learners/fit-decision-tree';
import { fitGradientBoosting } from '#lib/training/learners/fit-gradient-boosting';
import { fitLinear } from '#lib/training/learners/fit-linear';
import { fitRandomForest } from '#lib/training/learners/fit-random-forest';
import { fitXgboost } from '#lib/training/learners/fit-xgboost';
import type { Fitted, Learning, LearningSet } from '#lib/training/learners/learner';

/** An algorithm that learns one model: any but a blend. */
export type MemberChoice = Exclude<AlgorithmChoice, { algorithm: 'hybrid' }>;

/** Fits the learner that was chosen. */
export function fitMember(
  choice: MemberChoice,
  train: LearningSet,
  validation: LearningSet | null,
  learning: Learning,
): Promise<Fitted> {
  switch (choice.algorithm) {
    case 'decision-tree':
      return fitDecisionTree(train, choice.params, learning);
    case 'random-forest':
      return fitRandomForest(train, choice.params, learning);
    case 'gradient-boosting':
      return fitGradientBoosting(train, validation, choice.params, learning);
    case 'linear':
      return fitLinear(train, validation, choice.params, learning);
    case 'xgboost':
      return fitXgboost(train, validation, choice.params, learning);
  }
}
