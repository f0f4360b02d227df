import type { AlgorithmChoice } from '#lib/training/algorithms';
import type { Answered } from '#lib/training/evaluation/evaluate-run';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { fitOn } from './fit-on.ts';
import type { LearningData } from './learning-data.ts';
import type { ProgressMeter } from './progress-meter.ts';

/**
 * What each fold's rows are answered by a model that did not learn from them, nor stopped by them: it learns as the
 * model to publish does, which has nothing to watch either.
 */
export async function crossValidate(
  data: LearningData,
  choice: AlgorithmChoice,
  meter: ProgressMeter,
): Promise<Answered[]> {
  const folds = data.parts.folds ?? [];
  const answered: Answered[] = [];
  for (const [piece, { train, validation: rows }] of folds.entries()) {
    const { pipeline } = await fitOn(data, { choice, train, validation: new Int32Array(0) }, (round) =>
      meter.round(round, { loss: data.loss, piece, pieces: folds.length + 1 }),
    );
    answered.push({ rows, answers: predictPipeline(pipeline, data.table, rows) });
    meter.done((piece + 1) / (folds.length + 1));
  }
  return answered;
}
