import { describe, expect, it } from 'vitest';
import { binColumns, MISSING_BIN } from '#lib/training/learners/binned-columns';
import { boostedProbabilities, fitGradientBoosting } from '#lib/training/learners/gradient-boosting';
import { createRandom } from '#lib/training/learners/random';
import { sigmoid } from '#lib/training/learners/sigmoid';
import { logLoss } from '#lib/training/metrics';

/** Two columns that only tell together, a third of the first missing, and the true probability of class 1. */
function noisy(count: number, seed: number) {
  const random = createRandom(seed);
  const columns = [0, 1].map(() => new Float32Array(count).map(() => (random() < 0.15 ? NaN : 4 * random() - 2)));
  const truth = Float64Array.from(columns[0]!, (x, row) => {
    const y = columns[1]![row]!;
    return sigmoid(Number.isNaN(x) ? 2 : Number.isNaN(y) ? -2 : 2 * x * y);
  });
  return { columns, truth, labels: Int32Array.from(truth, (p) => (random() < p ? 1 : 0)) };
}

const both = (positive: Float64Array) => Array.from(positive).flatMap((p) => [1 - p, p]);
const training = noisy(6000, 1);
const fit = (options = {}) =>
  fitGradientBoosting(training.columns, training.labels, { seed: 1, trees: 60, maxDepth: 4, ...options });

it('comes near the truth on rows it never saw, missing values among them', () => {
  const heldOut = noisy(3000, 2);
  const loss = logLoss(heldOut.labels, both(boostedProbabilities(fit(), heldOut.columns)), 2);
  const least = logLoss(heldOut.labels, both(heldOut.truth), 2);
  expect(loss).toBeLessThan(least + 0.03);
});

it('lowers the training loss with every tree', () => {
  const { trees, baseLogit } = fit({ trees: 10 });
  const losses = trees.map((_, count) =>
    logLoss(
      training.labels,
      both(boostedProbabilities({ trees: trees.slice(0, count), baseLogit }, training.columns)),
      2,
    ),
  );
  losses.slice(1).forEach((loss, index) => {
    expect(loss).toBeLessThan(losses[index]!);
  });
});

it('is the same for the same seed, and another for another where rows are drawn', () => {
  const drawn = { rowShare: 0.5, trees: 3 };
  expect(fit(drawn)).toEqual(fit(drawn));
  expect(fit(drawn)).not.toEqual(fit({ ...drawn, seed: 2 }));
});

it('starts from the log-odds of all rows, and steps by -G / (H + l2) times the rate', () => {
  const columns = [Float32Array.of(1, 1, 2, 2)];
  const boosting = fitGradientBoosting(columns, Int32Array.of(0, 0, 0, 1), {
    seed: 1,
    trees: 1,
    learningRate: 0.5,
    l2: 1,
    minChildHessian: 0,
  });
  expect(boosting.baseLogit).toBeCloseTo(Math.log(1 / 3), 6);
  // p = 1/4 everywhere: G = 2/4 and H = 6/16 to the left, G = 1/4 - 3/4 and H = 6/16 to the right.
  const step = (0.5 * 0.5) / (6 / 16 + 1);
  const [root, left, right] = boosting.trees[0]!;
  expect(root).toMatchObject({ feature: 0, threshold: 1.5, left: 1, right: 2 });
  expect(left).toEqual({ values: [expect.closeTo(-step, 6)] });
  expect(right).toEqual({ values: [expect.closeTo(step, 6)] });
});

it('leaves a node whole where a side would fall under the least hessian', () => {
  const columns = [Float32Array.of(1, 2, 3, 4)];
  const { trees } = fitGradientBoosting(columns, Int32Array.of(0, 0, 1, 1), { seed: 1, trees: 1, minChildHessian: 1 });
  expect(trees[0]).toHaveLength(1);
});

describe('bins', () => {
  it('keep every distinct value apart where there are few', () => {
    const [column] = binColumns([Float32Array.of(3, 1, 2, NaN, 1)]);
    expect([...column!.cuts]).toEqual([1.5, 2.5]);
    expect([...column!.bins]).toEqual([2, 0, 1, MISSING_BIN, 0]);
  });

  it('are nearly even where there are many, and never reach the bin of missing values', () => {
    const random = createRandom(1);
    const [column] = binColumns([new Float32Array(20_000).map(() => random() ** 4)]);
    const counts = new Map<number, number>();
    for (const bin of column!.bins) counts.set(bin, (counts.get(bin) ?? 0) + 1);
    expect(column!.cuts.length).toBeGreaterThan(240);
    expect(counts.has(MISSING_BIN)).toBe(false);
    expect(Math.max(...counts.values())).toBeLessThan(120);
  });

  it('put a value that fills most of a column in one bin', () => {
    const [column] = binColumns([Float32Array.from({ length: 1000 }, (_, row) => (row < 900 ? 0 : row))]);
    expect(column!.bins.filter((bin) => bin === 0)).toHaveLength(900);
    expect(new Set(column!.bins).size).toBe(101);
  });

  it('are none for a column without a value', () => {
    const [column] = binColumns([Float32Array.of(NaN, NaN)]);
    expect(column!.cuts).toHaveLength(0);
  });
});
