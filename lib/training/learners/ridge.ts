import type { Columns } from './decision-tree.ts';

/**
 * Ridge regression in closed form: the weights and the free intercept of least half squared errors plus `l2` / 2
 * times the squared weights (Hoerl and Kennard, Technometrics 12, 1970), through the normal equations of centred
 * columns. Null where those have no single solution.
 */
export function solveRidge(
  columns: Columns,
  values: Float64Array,
  l2: number,
): { weights: Float64Array; intercept: number } | null {
  const means = columns.map(mean);
  const target = mean(values);
  const matrix = columns.map((column, i) =>
    Float64Array.from({ length: i + 1 }, (_, j) => covariance(column, means[i]!, columns[j]!, means[j]!)),
  );
  matrix.forEach((row, i) => {
    row[i]! += l2;
  });
  const right = Float64Array.from(columns, (column, i) => covariance(column, means[i]!, values, target));
  const weights = solveCholesky(matrix, right);
  return weights && { weights, intercept: target - weights.reduce((sum, weight, i) => sum + weight * means[i]!, 0) };
}

type Numbers = Float32Array | Float64Array;

function mean(values: Numbers): number {
  let sum = 0;
  for (let row = 0; row < values.length; row++) sum += values[row]!;
  return sum / values.length;
}

function covariance(a: Numbers, meanOfA: number, b: Numbers, meanOfB: number): number {
  let sum = 0;
  for (let row = 0; row < a.length; row++) sum += (a[row]! - meanOfA) * (b[row]! - meanOfB);
  return sum;
}

/** Solves a symmetric positive definite system, of which `lower` is the lower triangle; overwrites both arguments. */
function solveCholesky(lower: readonly Float64Array[], right: Float64Array): Float64Array | null {
  for (let i = 0; i < lower.length; i++) {
    const row = lower[i]!;
    const diagonal = row[i]!;
    for (let j = 0; j <= i; j++) {
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= row[k]! * lower[j]![k]!;
      if (j < i) row[j] = rest / lower[j]![j]!;
      // What is left of a column that others explain is rounding.
      else if (!(rest > 1e-9 * diagonal)) return null;
      else row[i] = Math.sqrt(rest);
    }
    for (let k = 0; k < i; k++) right[i]! -= row[k]! * right[k]!;
    right[i]! /= row[i]!;
  }
  for (let i = lower.length - 1; i >= 0; i--) {
    right[i]! /= lower[i]![i]!;
    for (let k = 0; k < i; k++) right[k]! -= lower[i]![k]! * right[i]!;
  }
  return right;
}
