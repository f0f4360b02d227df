import type { Algorithm } from '#lib/training/algorithms';

/** Each algorithm by name, with what it is good for in plain words. */
export const algorithmWords: Record<Algorithm, { name: string; explanation: string }> = {
  'gradient-boosting': {
    name: 'Gradient boosting',
    explanation:
      'Many small trees, each correcting those before it. The best first choice for tables; takes missing values as they are.',
  },
  'random-forest': {
    name: 'Random forest',
    explanation: 'Many deep trees that vote. Hard to get wrong, a little less exact than boosting, larger to store.',
  },
  'decision-tree': {
    name: 'Decision tree',
    explanation: 'One tree of questions that a person can follow. Good for explaining, rarely the most exact.',
  },
  linear: {
    name: 'Linear',
    explanation:
      'Logistic or ridge regression: a weight for each column. Fast and steady with few rows, and the choice for texts.',
  },
  xgboost: {
    name: 'XGBoost',
    explanation: 'The well-known library itself, with the same parameters as gradient boosting here.',
  },
  hybrid: {
    name: 'Hybrid',
    explanation:
      'Several algorithms blended; how much each counts is fitted on the validation part. Often a little better, and slower.',
  },
};
