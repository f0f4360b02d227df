import type { ClassificationMetrics, Metrics, RegressionMetrics } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { accuracy, logLoss, mostProbable, prAuc, rocAuc } from '#lib/training/metrics';
import { labelsOf, scoresOf, valuesOf } from './rows-of.ts';

/**
 * What the answers for `rows` are worth: answers [rows, classCount] are probabilities, or [rows] values in regression.
 * A metric the rows do not define (an AUC of one class, R² of equal values) is null.
 */
export function metricsOf(target: Target, answers: Float64Array, rows: Int32Array): Metrics {
  return target.kind === 'classification'
    ? ofClasses(labelsOf(target, rows), answers, target.classCount)
    : ofValues(valuesOf(target, rows), answers);
}

/**
 * Of two classes, precision, recall, F1, AUCs and the Brier score speak of class 1. Of more, they are the plain mean
 * over the classes that occur, a class never predicted counting as precision 0 (as scikit-learn does), the AUCs one class
 * against the rest; the Brier score is then the sum over classes (Brier, Monthly Weather Review 78, 1950).
 */
function ofClasses(labels: Int32Array, answers: Float64Array, classCount: number): ClassificationMetrics {
  const classes = classCount === 2 ? [1] : Array.from({ length: classCount }, (_, label) => label);
  const predicted = mostProbable(answers, classCount);
  const counted = classes.map((label) => count(labels, predicted, label));
  const occurring = counted.filter(({ actual, answered }) => classCount === 2 || actual + answered > 0);
  const whenNone = classCount === 2 ? Number.NaN : 0;
  const share = (part: number, of: number) => (of === 0 ? whenNone : part / of);
  return {
    rows: labels.length,
    accuracy: defined(accuracy(labels, predicted)),
    precision: mean(occurring.map(({ right, answered }) => share(right, answered))),
    recall: mean(occurring.map(({ right, actual }) => share(right, actual))),
    f1: mean(occurring.map(({ right, actual, answered }) => share(2 * right, actual + answered))),
    rocAuc: meanOverClasses(classes, (label) => rocAuc(labels, scoresOf(answers, label, classCount), label)),
    prAuc: meanOverClasses(classes, (label) => prAuc(labels, scoresOf(answers, label, classCount), label)),
    logLoss: defined(logLoss(labels, answers, classCount)),
    brier: defined(squaredDistance(labels, answers, classCount) / labels.length / (classCount === 2 ? 2 : 1)),
  };
}

function ofValues(values: Float64Array, answers: Float64Array): RegressionMetrics {
  const middle = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squared = 0;
  let absolute = 0;
  let spread = 0;
  for (const [row, value] of values.entries()) {
    const error = value - answers[row]!;
    squared += error * error;
    absolute += Math.abs(error);
    spread += (value - middle) ** 2;
  }
  return {
    rows: values.length,
    rmse: defined(Math.sqrt(squared / values.length)),
    mae: defined(absolute / values.length),
    r2: defined(spread === 0 ? Number.NaN : 1 - squared / spread),
  };
}

/** How many rows are of the class, were answered with it, and both. */
function count(labels: Int32Array, predicted: Int32Array, label: number) {
  let [actual, answered, right] = [0, 0, 0];
  for (const [row, is] of labels.entries()) {
    if (is === label) actual++;
    if (predicted[row] === label) answered++;
    if (is === label && predicted[row] === label) right++;
  }
  return { actual, answered, right };
}

/** Of the two probabilities of a row both are wrong by the same, so two classes count each error twice. */
function squaredDistance(labels: Int32Array, answers: Float64Array, classCount: number): number {
  let sum = 0;
  for (const [at, probability] of answers.entries()) {
    const isTrue = labels[Math.floor(at / classCount)] === at % classCount ? 1 : 0;
    sum += (probability - isTrue) ** 2;
  }
  return sum;
}

/** Classes that do not occur, or that are all there is, have no such value and do not count. */
function meanOverClasses(classes: readonly number[], of: (label: number) => number): number | null {
  return mean(classes.map(of).filter((value) => !Number.isNaN(value)));
}

function mean(values: readonly number[]): number | null {
  return defined(values.reduce((sum, value) => sum + value, 0) / values.length);
}

function defined(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
