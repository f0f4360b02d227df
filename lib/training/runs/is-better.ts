import type { RunSummary } from '#lib/training/runs/run-detail';

export type Score = NonNullable<RunSummary['score']>;

/** Whether `score` is better than `other`, of the same metric: lower where it is an error, else higher. */
export function isBetter(score: Score, other: Score): boolean {
  return score.metric === 'rmse' ? score.value < other.value : score.value > other.value;
}
