import { expect, it } from 'vitest';
import { stratifiedFolds } from '#lib/training/learners/stratified-folds';

const labels = Int32Array.from({ length: 103 }, (_, row) => (row % 10 === 0 ? 1 : 0));

it('deals every class evenly', () => {
  const folds = stratifiedFolds(labels, 5, 1);
  for (const label of [0, 1]) {
    const counts = [0, 1, 2, 3, 4].map((fold) => folds.filter((f, row) => f === fold && labels[row] === label).length);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  }
});

it('deals alike for the same seed only', () => {
  expect(stratifiedFolds(labels, 5, 1)).toEqual(stratifiedFolds(labels, 5, 1));
  expect(stratifiedFolds(labels, 5, 1)).not.toEqual(stratifiedFolds(labels, 5, 2));
});
