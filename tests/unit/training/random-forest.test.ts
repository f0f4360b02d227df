import { describe, expect, it } from 'vitest';
import { createRandom } from '#lib/training/learners/random';
import { fitRandomForest, forestProbabilities } from '#lib/training/learners/random-forest';
import { accuracy, mostProbable } from '#lib/training/metrics';

/** Points in a square whose class says whether the two coordinates have the same sign: no single cut tells. */
function chequered(count: number, seed: number) {
  const random = createRandom(seed);
  const columns = [0, 1, 2].map(() => new Float32Array(count).map(() => 2 * random() - 1));
  const labels = Int32Array.from(columns[0]!, (x, row) => (x > 0 === columns[1]![row]! > 0 ? 1 : 0));
  return { columns, labels };
}

const training = chequered(600, 1);
const fit = (seed: number) => fitRandomForest(training.columns, training.labels, 2, { seed, trees: 50 });

it('learns what no single cut tells, for points it never saw', () => {
  const { columns, labels } = chequered(500, 2);
  expect(accuracy(labels, mostProbable(forestProbabilities(fit(1), columns), 2))).toBeGreaterThan(0.95);
});

it('is the same forest for the same seed, and another for another', () => {
  expect(fit(3)).toEqual(fit(3));
  expect(fit(3)).not.toEqual(fit(4));
});

it('grows as many trees as asked, all different, down to pure leaves', () => {
  const { trees } = fit(1);
  expect(trees).toHaveLength(50);
  expect(new Set(trees.map((tree) => JSON.stringify(tree))).size).toBe(50);
  for (const node of trees.flat()) if ('values' in node) expect(Math.max(...node.values)).toBe(1);
});

it('gives probabilities that add up to 1', () => {
  const probabilities = forestProbabilities(fit(1), training.columns);
  for (let row = 0; row < 600; row++) expect(probabilities[2 * row]! + probabilities[2 * row + 1]!).toBeCloseTo(1, 12);
});

describe('limits', () => {
  it('keeps to the depth', () => {
    const { trees } = fitRandomForest(training.columns, training.labels, 2, { seed: 1, trees: 5, maxDepth: 1 });
    for (const tree of trees) expect(tree.length).toBeLessThanOrEqual(3);
  });

  it('answers the shares of the classes where no column can be cut', () => {
    const columns = [new Float32Array(40).fill(1)];
    const labels = Int32Array.from({ length: 40 }, (_, row) => (row < 10 ? 1 : 0));
    const [, positive] = forestProbabilities(fitRandomForest(columns, labels, 2, { seed: 1, trees: 200 }), columns);
    expect(positive).toBeCloseTo(0.25, 1);
  });
});

it('learns from values being missing', () => {
  const random = createRandom(9);
  const labels = Int32Array.from({ length: 300 }, () => (random() < 0.5 ? 1 : 0));
  const columns = [Float32Array.from(labels, (label) => (label === 1 ? NaN : random()))];
  const forest = fitRandomForest(columns, labels, 2, { seed: 1, trees: 20 });
  expect([...mostProbable(forestProbabilities(forest, [Float32Array.of(NaN, 0.5)]), 2)]).toEqual([1, 0]);
});
