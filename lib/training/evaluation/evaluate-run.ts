import { AppError } from '#lib/errors';
import type { PartName, RunReport } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import type { LearningTask } from '#lib/training/pipeline/pipeline';
import type { Table } from '#lib/training/table';
import { confusionOf } from './confusion-of.ts';
import { curvesOf } from './curves-of.ts';
import { fairnessOf } from './fairness-of.ts';
import { headlineMetric } from './headline.ts';
import { permutationImportances } from './importances-of.ts';
import { metricsOf } from './metrics-of.ts';
import { residualsOf } from './residuals-of.ts';
import { concatRows } from './rows-of.ts';

/** Rows of the table with what was answered for them: [rows, classCount] probabilities, or [rows] values. */
export type Answered = { rows: Int32Array; answers: Float64Array };

export type ToEvaluate = {
  task: LearningTask;
  table: Table;
  target: Target;
  train: Answered;
  /** Empty in k-fold, where the folds are the validation. */
  validation: Answered;
  /** Empty where nothing is held out. */
  test: Answered;
  /** Of k-fold: each fold's rows as answered by the model that did not learn from them. */
  folds: readonly Answered[] | null;
  /** Names of the columns the pipeline uses. */
  columns: readonly string[];
  /** Each column's share of the gain of all splits; null for learners without trees. */
  gains: ReadonlyMap<string, number> | null;
  /** Answers of the whole pipeline for `rows` of a table with the columns of `table`. */
  predict: (table: Table, rows: Int32Array) => Float64Array;
  groupBy: string | undefined;
  seed: number;
  /** The share done, from 0 to 1. */
  onProgress?: (fraction: number) => void;
};

export type Evaluation = Pick<
  RunReport,
  | 'task'
  | 'labels'
  | 'positiveLabel'
  | 'rows'
  | 'parts'
  | 'folds'
  | 'heldOut'
  | 'confusion'
  | 'curves'
  | 'residuals'
  | 'importanceMetric'
  | 'importances'
  | 'fairness'
  | 'notes'
>;

/**
 * Everything a run's report says about how good its answers are. Throws `invalid` where `groupBy` cannot be grouped by,
 * and where answers are not numbers.
 */
export function evaluateRun(run: ToEvaluate): Evaluation {
  const { task, table, target, train, test, folds, seed } = run;
  const validation = folds ? joined(folds) : run.validation;
  const shuffled = columnsToShuffle(run);
  const parts: Record<PartName, Answered> = { train, validation, test };
  for (const { answers } of Object.values(parts)) checkNumbers(answers);
  const metrics = ({ rows, answers }: Answered) => metricsOf(target, answers, rows);
  const heldOut: PartName = test.rows.length > 0 ? 'test' : validation.rows.length > 0 ? 'validation' : 'train';
  const { rows, answers } = parts[heldOut];
  const kind = target.kind === 'regression' ? 'regression' : target.classCount === 2 ? 'binary' : 'multiclass';
  const labels = task.kind === 'classification' ? [...task.labels] : null;
  const importanceMetric = headlineMetric(kind);
  const rowsUsed = train.rows.length + run.validation.rows.length + test.rows.length;
  return {
    task: kind,
    labels,
    positiveLabel: kind === 'binary' ? (labels?.[1] ?? null) : null,
    rows: {
      train: train.rows.length,
      validation: run.validation.rows.length,
      test: test.rows.length,
      left: table.rowCount - rowsUsed,
    },
    parts: {
      train: metrics(train),
      ...(validation.rows.length > 0 && { validation: metrics(validation) }),
      ...(test.rows.length > 0 && { test: metrics(test) }),
    },
    folds: folds?.map(metrics) ?? null,
    heldOut,
    confusion: target.kind === 'classification' && labels ? confusionOf(target, labels, answers, rows) : null,
    curves: target.kind === 'classification' && labels ? curvesOf(target, labels, answers, rows) : null,
    residuals: target.kind === 'regression' ? residualsOf(target, answers, rows, seed) : null,
    importanceMetric,
    importances: permutationImportances({ ...run, columns: shuffled, rows, metric: importanceMetric })
      .map((importance) => ({ ...importance, gain: run.gains ? (run.gains.get(importance.column) ?? 0) : null }))
      .sort((a, b) => b.permutation - a.permutation),
    fairness:
      run.groupBy === undefined ? null : fairnessOf({ ...run, column: run.groupBy, part: heldOut, rows, answers }),
    notes: [
      ...(heldOut === 'train' ? ['Nothing was held out: all numbers are of the rows the model learned from.'] : []),
      ...(shuffled.length < run.columns.length ? [onlySome(shuffled.length, run.columns.length)] : []),
    ],
  };
}

/** Every column costs several times as many answers as a look at the metrics. */
const MOST_SHUFFLED = 500;

/** The columns whose importance is measured: where they are too many, those with the most gain. */
function columnsToShuffle({ columns, gains }: ToEvaluate): readonly string[] {
  if (columns.length <= MOST_SHUFFLED) return columns;
  const gainOf = (column: string) => gains?.get(column) ?? 0;
  return columns.toSorted((a, b) => gainOf(b) - gainOf(a)).slice(0, MOST_SHUFFLED);
}

const onlySome = (shuffled: number, all: number) =>
  `How much a column matters was measured for ${shuffled} of ${all.toLocaleString('en')} columns.`;

function joined(folds: readonly Answered[]): Answered {
  const answers = new Float64Array(folds.reduce((sum, { answers }) => sum + answers.length, 0));
  let at = 0;
  for (const fold of folds) {
    answers.set(fold.answers, at);
    at += fold.answers.length;
  }
  return { rows: concatRows(folds.map(({ rows }) => rows)), answers };
}

function checkNumbers(answers: Float64Array): void {
  if (answers.every(Number.isFinite)) return;
  throw new AppError(
    'invalid',
    'Learning ran away: some answers are not numbers. Try a lower learning_rate, or a higher reg_lambda.',
  );
}
