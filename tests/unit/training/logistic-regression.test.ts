import { describe, expect, it } from 'vitest';
import { fitLogisticRegression, logisticProbabilities } from '#lib/training/learners/logistic-regression';
import { minimise } from '#lib/training/learners/minimise';
import { createRandom, randomNormal } from '#lib/training/learners/random';
import { sigmoid } from '#lib/training/learners/sigmoid';
import { toSparseRows } from '#lib/training/learners/sparse-rows';

describe('minimise', () => {
  it('finds the bottom of a long bent valley (Rosenbrock, 1960)', () => {
    const found = minimise(
      ([x = 0, y = 0], gradient) => {
        gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
        gradient[1] = 200 * (y - x * x);
        return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
      },
      Float64Array.of(-1.2, 1),
    );
    expect(found[0]).toBeCloseTo(1, 5);
    expect(found[1]).toBeCloseTo(1, 5);
  });

  it('stays where it is already lowest', () => {
    const square = (point: Float64Array, gradient: Float64Array) => {
      gradient[0] = 2 * point[0]!;
      return point[0]! ** 2;
    };
    expect([...minimise(square, Float64Array.of(0))]).toEqual([0]);
  });
});

it('gives the log-odds of all rows where there is nothing to tell them by', () => {
  const { intercept } = fitLogisticRegression(toSparseRows([[], [], [], []], 0), Int32Array.of(1, 1, 1, 0));
  expect(intercept).toBeCloseTo(Math.log(3), 6);
});

it('finds the weights the data came from', () => {
  const random = createRandom(1);
  const rows = Array.from({ length: 20_000 }, () => [0, 1].map((column) => [column, randomNormal(random)] as const));
  const labels = Int32Array.from(rows, ([a, b]) => (random() < sigmoid(1.5 * a![1] - 0.7 * b![1] + 0.3) ? 1 : 0));
  const { weights, intercept } = fitLogisticRegression(toSparseRows(rows, 2), labels, { l2: 1e-3 });
  expect(weights[0]).toBeCloseTo(1.5, 1);
  expect(weights[1]).toBeCloseTo(-0.7, 1);
  expect(intercept).toBeCloseTo(0.3, 1);
});

it('stays finite on classes that a line parts, and shrinks as the penalty grows', () => {
  const rows = toSparseRows([[[0, -1]], [[0, 1]]], 1);
  const weight = (l2: number) => fitLogisticRegression(rows, Int32Array.of(0, 1), { l2 }).weights[0]!;
  expect(weight(0.01)).toBeGreaterThan(weight(1));
  // The slope of the loss is nothing at the answer: w * l2 = 2 * (1 - p).
  expect(weight(1)).toBeCloseTo(2 * (1 - sigmoid(weight(1))), 5);
});

it('gives each row its probability, an empty one that of the intercept', () => {
  const model = { weights: Float64Array.of(2, -1), intercept: 0.5 };
  const rows = toSparseRows(
    [
      [],
      [[1, 3]],
      [
        [0, 1],
        [1, 1],
      ],
    ],
    2,
  );
  const probabilities = [...logisticProbabilities(model, rows)];
  [0.5, -2.5, 1.5].forEach((logit, row) => {
    expect(probabilities[row]).toBeCloseTo(sigmoid(logit), 12);
  });
});

it('keeps the logistic function between 0 and 1 at both ends', () => {
  expect([sigmoid(-1000), sigmoid(0), sigmoid(1000)]).toEqual([0, 0.5, 1]);
});
