import { describe, expect, it } from 'vitest';
import { ABOVE_EVERY_NUMBER, leafValues, type Tree, thresholdBetween } from '#lib/training/learners/decision-tree';
import { bestGiniSplit } from '#lib/training/learners/gini-split';
import { rankColumns } from '#lib/training/learners/ranked-columns';

const allRows = (count: number) => Int32Array.from({ length: count }, (_, row) => row);
const split = (values: number[], labels: number[]) =>
  bestGiniSplit(rankColumns([Float32Array.from(values)])[0]!, allRows(values.length), Int32Array.from(labels), 2);

describe('thresholdBetween', () => {
  it('is half way', () => {
    expect(thresholdBetween(1, 2)).toBe(1.5);
  });

  it('keeps neighbouring float32 values apart', () => {
    const lower = Math.fround(0.1);
    const upper = new Float32Array(Uint32Array.of(new Uint32Array(Float32Array.of(lower).buffer)[0]! + 1).buffer)[0]!;
    const threshold = thresholdBetween(lower, upper);
    expect(Math.fround(threshold)).toBe(threshold);
    expect(lower <= threshold && threshold < upper).toBe(true);
  });

  it('holds for values as far apart as float32 goes', () => {
    expect(thresholdBetween(-ABOVE_EVERY_NUMBER, ABOVE_EVERY_NUMBER)).toBe(0);
  });
});

it('walks a tree, missing values to the side they learned', () => {
  const tree: Tree = [
    { feature: 0, threshold: 2, missingLeft: true, left: 1, right: 2 },
    { values: [1] },
    { feature: 1, threshold: 0, missingLeft: false, left: 3, right: 4 },
    { values: [2] },
    { values: [3] },
  ];
  const columns = [Float32Array.of(2, 3, 3, NaN, 3), Float32Array.of(9, 0, 1, 9, NaN)];
  expect([0, 1, 2, 3, 4].map((row) => leafValues(tree, columns, row)[0])).toEqual([1, 2, 3, 1, 3]);
});

describe('the best Gini split', () => {
  it('cuts where both sides are pure', () => {
    expect(split([4, 1, 3, 2], [1, 0, 1, 0])).toMatchObject({ threshold: 2.5, purity: 4 });
  });

  it('is null for a constant column', () => {
    expect(split([5, 5, 5], [0, 1, 0])).toBeNull();
  });

  it.each([
    [[1, 2, 3, NaN], [0, 0, 1, 0], { threshold: 2.5, missingLeft: true }],
    [[1, 2, 3, NaN], [0, 0, 1, 1], { threshold: 2.5, missingLeft: false }],
    [[1, 2, NaN, NaN], [0, 0, 1, 1], { threshold: ABOVE_EVERY_NUMBER, missingLeft: false }],
  ])('sends the missing of %j with classes %j where they belong', (values, labels, expected) => {
    expect(split(values, labels)).toMatchObject(expected);
  });

  it('sends what was never missing with the larger side', () => {
    expect(split([1, 2, 3], [0, 0, 1])).toMatchObject({ threshold: 2.5, missingLeft: true });
    expect(split([1, 2, 3], [0, 1, 1])).toMatchObject({ threshold: 1.5, missingLeft: false });
  });
});
