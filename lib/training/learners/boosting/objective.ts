import { sigmoid } from '../sigmoid.ts';
import type { BoostedRows, BoostingTask } from './boosting-task.ts';

/** The least hessian of a row, so that nobody divides by nothing. */
const LEAST_HESSIAN = 1e-16;

/**
 * Gradient and hessian of the loss at the raw values of rows `start…end`, into `pairs`; of many classes only their
 * probabilities, from which `classPairs` takes what a class needs.
 */
export function deriveLoss(
  { kind, outputs, train, pairs, probabilities }: BoostingTask,
  start: number,
  end: number,
): void {
  const { raw, truth } = train;
  if (kind === 'multiclass') {
    for (let row = start; row < end; row++) softmaxInto(probabilities, raw, row * outputs, outputs);
  } else if (kind === 'binary') {
    for (let row = start; row < end; row++) {
      const p = sigmoid(raw[row]!);
      pairs[2 * row] = p - truth[row]!;
      pairs[2 * row + 1] = Math.max(p * (1 - p), LEAST_HESSIAN);
    }
  } else {
    for (let row = start; row < end; row++) {
      pairs[2 * row] = raw[row]! - truth[row]!;
      pairs[2 * row + 1] = 1;
    }
  }
}

/** Gradients and hessians of rows `start…end` for the tree of one class, with XGBoost's factor of 2. */
export function classPairs(
  { outputs, train, pairs, probabilities }: BoostingTask,
  output: number,
  start: number,
  end: number,
): void {
  for (let row = start; row < end; row++) {
    const p = probabilities[row * outputs + output]!;
    pairs[2 * row] = train.truth[row] === output ? p - 1 : p;
    pairs[2 * row + 1] = Math.max(2 * p * (1 - p), LEAST_HESSIAN);
  }
}

/** The sum of the losses of rows `start…end`: log loss in nats, or squared errors. */
export function lossOf(
  { kind, outputs }: BoostingTask,
  { raw, truth }: BoostedRows,
  start: number,
  end: number,
): number {
  let loss = 0;
  for (let row = start; row < end; row++) {
    if (kind === 'regression') loss += (raw[row]! - truth[row]!) ** 2;
    else if (kind === 'binary') loss += softplus(truth[row] === 1 ? -raw[row]! : raw[row]!);
    else loss += logSumExp(raw, row * outputs, outputs) - raw[row * outputs + truth[row]!]!;
  }
  return loss;
}

/** ln(1 + e^x), without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

function logSumExp(raw: Float64Array, first: number, outputs: number): number {
  let highest = -Infinity;
  for (let i = first; i < first + outputs; i++) highest = Math.max(highest, raw[i]!);
  let total = 0;
  for (let i = first; i < first + outputs; i++) total += Math.exp(raw[i]! - highest);
  return highest + Math.log(total);
}

function softmaxInto(probabilities: Float32Array, raw: Float64Array, first: number, outputs: number): void {
  const logTotal = logSumExp(raw, first, outputs);
  for (let i = first; i < first + outputs; i++) probabilities[i] = Math.exp(raw[i]! - logTotal);
}
