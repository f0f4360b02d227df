import type { AlgorithmChoice } from '#lib/training/algorithms';

/** Fewer rounds than these, or a smaller share of the rows, say too little about a setting. */
const LEAST_ROUNDS = 10;
const LEAST_ROW_SHARE = 1 / 8;

/** The least share of its full budget that a trial of this algorithm should get. */
export function leastBudgetShare(choice: AlgorithmChoice): number {
  return 'n_estimators' in choice.params ? Math.min(1, LEAST_ROUNDS / choice.params.n_estimators) : LEAST_ROW_SHARE;
}

/** A setting cut down to a share of its budget: of its rounds where it has rounds, else of the rows it learns from. */
export function withBudget(choice: AlgorithmChoice, share: number): { choice: AlgorithmChoice; rowShare: number } {
  if (choice.algorithm === 'random-forest') {
    return { choice: { ...choice, params: withRounds(choice.params, share) }, rowShare: 1 };
  }
  if (choice.algorithm === 'gradient-boosting' || choice.algorithm === 'xgboost') {
    return { choice: { ...choice, params: withRounds(choice.params, share) }, rowShare: 1 };
  }
  return { choice, rowShare: share };
}

function withRounds<P extends { n_estimators: number }>(params: P, share: number): P {
  return { ...params, n_estimators: Math.max(1, Math.round(params.n_estimators * share)) };
}
