import type { AlgorithmChoice } from '#lib/training/algorithms';
import type { Learning } from '#lib/training/learners/learner';
import { type FittedPipeline, fitPipeline } from '#lib/training/pipeline/fit-pipeline';
import type { LearningData } from './learning-data.ts';

/** Learns from some rows of the run's data, as the run does; no rows to watch is no validation. */
export function fitOn(
  { table, task, target, spec, threads }: LearningData,
  { choice, train, validation }: { choice: AlgorithmChoice; train: Int32Array; validation: Int32Array },
  onRound: NonNullable<Learning['onRound']>,
): Promise<FittedPipeline> {
  return fitPipeline({
    ...{ table, task, target, choice, ignore: spec.ignore, trainRows: train },
    validationRows: validation.length > 0 ? validation : null,
    learning: { seed: spec.seed, threads, onRound },
  });
}
