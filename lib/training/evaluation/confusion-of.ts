import type { ConfusionMatrix } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { mostProbable } from '#lib/training/metrics';

/** How often each class of `rows` was answered with which; answers are probabilities [rows, labels]. */
export function confusionOf(
  target: Target & { kind: 'classification' },
  labels: readonly string[],
  answers: Float64Array,
  rows: Int32Array,
): ConfusionMatrix {
  const counts = labels.map(() => new Array<number>(labels.length).fill(0));
  const predicted = mostProbable(answers, labels.length);
  for (const [at, row] of rows.entries()) counts[target.labels[row]!]![predicted[at]!]!++;
  return { labels: [...labels], counts };
}
