import { loadTable } from '#lib/training/datasets/load-table';
import { type Answered, evaluateRun } from '#lib/training/evaluation/evaluate-run';
import type { RunReport } from '#lib/training/evaluation/run-report';
import { splitRows } from '#lib/training/evaluation/split-rows';
import { columnsRead } from '#lib/training/pipeline/columns-read';
import { predictPipeline } from '#lib/training/pipeline/predict-pipeline';
import { targetOf } from '#lib/training/pipeline/target-of';
import type { RunProgress } from '#lib/training/runs/run-spec';
import { challengeProduction } from './challenge-production.ts';
import { crossValidate } from './cross-validate.ts';
import { fitOn } from './fit-on.ts';
import type { LearningData } from './learning-data.ts';
import { progressMeter } from './progress-meter.ts';
import { searchChoice } from './search-choice.ts';
import type { TrainingOrder } from './training-order.ts';
import type { Told } from './training-process.ts';
import { warningsFor } from './warnings-for.ts';
import { writeModel } from './write-model.ts';

/**
 * One training, from the file to the package of a model: reads the table, learns, evaluates, writes the package, and
 * gives the report. The same order gives the same model. Throws AppError('invalid') where the data or the wish is at
 * fault.
 */
export async function train(order: TrainingOrder, tell: (told: Told) => void): Promise<RunReport> {
  const { spec } = order;
  const meter = progressMeter(phasesOf(order), tell);

  meter.enter('reading');
  const { table, notes: readingNotes } = await loadTable(order.dataPath, order.schema, { onProgress: meter.done });

  meter.enter('preparing');
  const { task, target, rows, notes: targetNotes } = targetOf(table, spec.target, spec.task);
  const labels = task.kind === 'classification' ? task.labels : [];
  const parts = splitRows(spec.split, { table, target, rows, seed: spec.seed, labels });
  const loss = target.kind === 'regression' ? 'rmse' : 'log-loss';
  const data: LearningData = { table, task, target, parts, loss, ...order };

  if (spec.search) meter.enter('searching');
  const choice = spec.search ? await searchChoice(data, spec.search, meter, tell) : spec.choice;

  meter.enter('learning');
  const pieces = (parts.folds?.length ?? 0) + 1;
  const folds = parts.folds && (await crossValidate(data, choice, meter));
  const onRound: Parameters<typeof fitOn>[2] = (round) => meter.round(round, { loss, piece: pieces - 1, pieces });
  const fitted = await fitOn(data, { choice, train: parts.train, validation: parts.validation }, onRound);
  const { pipeline } = fitted;

  meter.enter('evaluating');
  const answered = (which: Int32Array): Answered => ({ rows: which, answers: predictPipeline(pipeline, table, which) });
  const held = { train: answered(parts.train), validation: answered(parts.validation), test: answered(parts.test) };
  const evaluation = evaluateRun({
    ...{ task, table, target, folds, groupBy: spec.groupBy, seed: spec.seed, ...held },
    columns: columnsRead(pipeline, table.columns).map(({ name }) => name),
    gains: fitted.gains && new Map(fitted.gains.map(({ column, gain }) => [column, gain])),
    predict: (of, which) => predictPipeline(pipeline, of, which),
    onProgress: meter.done,
  });
  const heldOut = folds && evaluation.heldOut === 'validation' ? parts.train : parts[evaluation.heldOut];
  const challenge = order.challenge && (await challengeProduction(order.challenge, data, evaluation, heldOut));

  meter.enter('exporting');
  const learningNotes = [readingNotes, targetNotes, parts.notes, fitted.notes, evaluation.notes].flat();
  const { parity, notes: exportNotes } = await writeModel(order, data, pipeline, evaluation, learningNotes);
  const { waiting: _, searching, learning, ...times } = meter.finish();
  return {
    ...evaluation,
    blend:
      choice.algorithm === 'hybrid' ? pipeline.parts.map(({ algorithm, weight }) => ({ algorithm, weight })) : null,
    bestRound: fitted.bestRound,
    params: choice.params,
    warnings: warningsFor(
      {
        ...{ target: spec.target, datasetTarget: order.schema.target, ignore: spec.ignore },
        isRegression: task.kind === 'regression',
      },
      order.warnings,
    ),
    notes: [...learningNotes, ...(challenge?.notes ?? []), ...exportNotes],
    parity,
    ...(challenge && { challenge: challenge.outcome }),
    timesMs: { ...times, learning: searching + learning },
  };
}

function phasesOf({ spec }: TrainingOrder): RunProgress['phase'][] {
  const search = spec.search ? (['searching'] as const) : [];
  return ['reading', 'preparing', ...search, 'learning', 'evaluating', 'exporting'];
}
