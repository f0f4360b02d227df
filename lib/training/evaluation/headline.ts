import type { Metrics, RunReport } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { accuracy, mostProbable, rocAuc } from '#lib/training/metrics';
import { metricsOf } from './metrics-of.ts';
import { labelsOf, scoresOf } from './rows-of.ts';

/** The one metric runs are compared by: ROC AUC of two classes, accuracy of more, RMSE of numbers. */
export type HeadlineMetric = 'rocAuc' | 'accuracy' | 'rmse';

export function headlineMetric(task: RunReport['task']): HeadlineMetric {
  if (task === 'regression') return 'rmse';
  return task === 'binary' ? 'rocAuc' : 'accuracy';
}

/** The one number of a run: its headline metric on the held-out part; null where that is not defined there. */
export function headlineScore(
  report: Pick<RunReport, 'task' | 'parts' | 'heldOut'>,
): { metric: HeadlineMetric; value: number } | null {
  const metric = headlineMetric(report.task);
  const value = metricIn(report.parts[report.heldOut], metric);
  return value === null ? null : { metric, value };
}

/** The headline metric of answers for `rows`, better when higher, so that an error counts negative. NaN if undefined. */
export function goodness(metric: HeadlineMetric, target: Target, answers: Float64Array, rows: Int32Array): number {
  if (target.kind === 'regression') return -(metricIn(metricsOf(target, answers, rows), metric) ?? Number.NaN);
  const labels = labelsOf(target, rows);
  return metric === 'accuracy'
    ? accuracy(labels, mostProbable(answers, target.classCount))
    : rocAuc(labels, scoresOf(answers, 1, target.classCount));
}

function metricIn(metrics: Metrics | undefined, metric: HeadlineMetric): number | null {
  const found = Object.entries(metrics ?? {}).find(([name]) => name === metric);
  return found?.[1] ?? null;
}
