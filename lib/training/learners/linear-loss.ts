import type { Target } from './learner.ts';
import { sigmoid } from './sigmoid.ts';

/**
 * The sum of the rows' losses for raw `scores` [rows, outputs], which are replaced by their slopes: log loss of one
 * log-odds or of a score per class (in nats), half the squared error of a number.
 */
export function lossAndSlopes(target: Target, scores: Float64Array, outputs: number): number {
  if (target.kind === 'regression') return squaredErrors(target.values, scores);
  return outputs === 1 ? binaryLosses(target.labels, scores) : classLosses(target.labels, scores, outputs);
}

/** The loss people are shown, from the sum of `rowCount` rows' losses: mean log loss, or RMSE. */
export function shownLoss(target: Target, sum: number, rowCount: number): number {
  return target.kind === 'regression' ? Math.sqrt((2 * sum) / rowCount) : sum / rowCount;
}

function squaredErrors(values: Float64Array, scores: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) {
    scores[row]! -= values[row]!;
    sum += scores[row]! ** 2 / 2;
  }
  return sum;
}

function binaryLosses(labels: Int32Array, scores: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const logit = scores[row]!;
    const isPositive = labels[row] === 1;
    sum += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, isPositive ? -logit : logit);
    scores[row] = sigmoid(logit) - (isPositive ? 1 : 0);
  }
  return sum;
}

function classLosses(labels: Int32Array, scores: Float64Array, classCount: number): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    const first = row * classCount;
    const own = first + labels[row]!;
    let highest = -Infinity;
    for (let i = first; i < first + classCount; i++) highest = Math.max(highest, scores[i]!);
    let total = 0;
    for (let i = first; i < first + classCount; i++) total += Math.exp(scores[i]! - highest);
    const logTotal = highest + Math.log(total);
    sum += logTotal - scores[own]!;
    for (let i = first; i < first + classCount; i++) scores[i] = Math.exp(scores[i]! - logTotal);
    scores[own]! -= 1;
  }
  return sum;
}
