import { minimise } from './minimise.ts';
import { sigmoid } from './sigmoid.ts';
import { type SparseRows, sparseDot } from './sparse-rows.ts';

export type LogisticRegression = { weights: Float64Array; intercept: number };

/**
 * Fits a binary logistic regression: the least sum of log losses plus `l2` / 2 times the squared weights; the
 * intercept is free (Hastie, Tibshirani and Friedman, "The Elements of Statistical Learning", 2009, section 4.4).
 *
 * `rows` is [N, C]; `labels` are N classes, 0 or 1. The problem is convex: no seed, one answer.
 */
export function fitLogisticRegression(rows: SparseRows, labels: Int32Array, { l2 = 1 } = {}): LogisticRegression {
  const { starts, columns, values, columnCount } = rows;
  // The intercept is the last of the parameters.
  const fitted = minimise(
    (parameters, gradient) => {
      let loss = 0;
      let interceptGradient = 0;
      for (let column = 0; column < columnCount; column++) {
        const weight = parameters[column]!;
        loss += (l2 / 2) * weight * weight;
        gradient[column] = l2 * weight;
      }
      for (let row = 0; row < labels.length; row++) {
        const logit = sparseDot(rows, row, parameters) + parameters[columnCount]!;
        const sign = labels[row] === 1 ? 1 : -1;
        loss += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(0, -sign * logit);
        const slope = sigmoid(logit) - labels[row]!;
        interceptGradient += slope;
        for (let i = starts[row]!; i < starts[row + 1]!; i++) gradient[columns[i]!]! += slope * values[i]!;
      }
      gradient[columnCount] = interceptGradient;
      return loss;
    },
    new Float64Array(columnCount + 1),
  );
  return { weights: fitted.subarray(0, columnCount), intercept: fitted[columnCount]! };
}

/** The probability of class 1 for each of N rows. */
export function logisticProbabilities({ weights, intercept }: LogisticRegression, rows: SparseRows): Float64Array {
  const probabilities = new Float64Array(rows.starts.length - 1);
  return probabilities.map((_, row) => sigmoid(sparseDot(rows, row, weights) + intercept));
}
