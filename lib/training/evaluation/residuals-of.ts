import type { RunReport } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { sampleOf } from './sample-of.ts';

/** As many points as a chart can show apart. */
const MOST_POINTS = 1_000;

/** Predicted and true values of `rows`, of a seeded sample where there are more than 1,000. */
export function residualsOf(
  target: Target & { kind: 'regression' },
  answers: Float64Array,
  rows: Int32Array,
  seed: number,
): NonNullable<RunReport['residuals']> {
  const positions = sampleOf(
    Int32Array.from(rows, (_, at) => at),
    MOST_POINTS,
    seed,
  );
  return Array.from(positions, (at) => ({ predicted: answers[at]!, actual: target.values[rows[at]!]! }));
}
