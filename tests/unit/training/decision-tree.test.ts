import { describe, expect, it } from 'vitest';
import { DecisionTreeParams } from '#lib/training/algorithms';
import { binColumns } from '#lib/training/learners/binned-columns';
import { bestCartSplit, type CartTarget, emptyCartHistogram } from '#lib/training/learners/cart-split';
import { ABOVE_EVERY_NUMBER, leafValues, type Tree, thresholdBetween } from '#lib/training/learners/decision-tree';
import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { fitDecisionTree } from '#lib/training/learners/fit-decision-tree';

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

describe('the best cut of a column', () => {
  const cutOf = (values: number[], target: CartTarget, minRowsInLeaf = 1) => {
    const [column] = binColumns([Float32Array.from(values)]);
    const rows = Int32Array.from(values, (_, row) => row);
    const node = { rows, start: 0, end: rows.length, weights: new Uint16Array(rows.length).fill(1) };
    return bestCartSplit(column!, node, target, minRowsInLeaf, emptyCartHistogram(target.outputs));
  };
  const classes = (...labels: number[]) =>
    ({ kind: 'classification', labels: Int32Array.from(labels), outputs: 2 }) as const;
  const numbers = (...values: number[]) =>
    ({ kind: 'regression', values: Float64Array.from(values), outputs: 1 }) as const;

  it('parts classes where both sides are pure', () => {
    expect(cutOf([4, 1, 3, 2], classes(1, 0, 1, 0))).toMatchObject({ threshold: 2.5, purity: 4 });
  });

  it('parts numbers where the variance left is least', () => {
    expect(cutOf([1, 2, 3, 4], numbers(-3, -3, -3, 9))).toMatchObject({ threshold: 3.5, purity: 27 + 81 });
  });

  it('is half way between the values of the node, not of the whole column', () => {
    const [column] = binColumns([Float32Array.of(1, 2, 3, 4, 5)]);
    const node = { rows: Int32Array.of(0, 4), start: 0, end: 2, weights: new Uint16Array(5).fill(1) };
    const found = bestCartSplit(column!, node, classes(0, 0, 0, 0, 1), 1, emptyCartHistogram(2));
    expect(found).toMatchObject({ threshold: 3 });
  });

  it('is null for a constant column', () => {
    expect(cutOf([5, 5, 5], classes(0, 1, 0))).toBeNull();
  });

  it('leaves as many rows on either side as asked', () => {
    expect(cutOf([1, 2, 3, 4], numbers(-3, -3, -3, 9), 2)).toMatchObject({ threshold: 2.5 });
    expect(cutOf([1, 2, 3, 4], numbers(-3, -3, -3, 9), 3)).toBeNull();
  });

  it.each([
    [[1, 2, 3, NaN], [0, 0, 1, 0], { threshold: 2.5, missingLeft: true }],
    [[1, 2, 3, NaN], [0, 0, 1, 1], { threshold: 2.5, missingLeft: false }],
    [[1, 2, NaN, NaN], [0, 0, 1, 1], { threshold: ABOVE_EVERY_NUMBER, missingLeft: false }],
  ])('sends the missing of %j with classes %j where they belong', (values, labels, expected) => {
    expect(cutOf(values, classes(...labels))).toMatchObject(expected);
  });

  it('sends what was never missing with the larger side', () => {
    expect(cutOf([1, 2, 3], classes(0, 0, 1))).toMatchObject({ threshold: 2.5, missingLeft: true });
    expect(cutOf([1, 2, 3], classes(0, 1, 1))).toMatchObject({ threshold: 1.5, missingLeft: false });
  });
});

describe('a fitted tree', () => {
  const once = { seed: 1, threads: 1 };
  const x = Float32Array.from({ length: 64 }, (_, row) => row);

  it('answers the mean of the numbers in a leaf, however far from zero they are', async () => {
    const target = {
      kind: 'regression',
      values: Float64Array.from(x, (value) => (value < 20 ? 1e6 : 1e6 + 3)),
    } as const;
    const { model } = await fitDecisionTree({ columns: [x], texts: null, target }, DecisionTreeParams.parse({}), once);
    expect([...ensembleAnswers(model, [Float32Array.of(3, 19.4, 19.6, 50)])]).toEqual([1e6, 1e6, 1e6 + 3, 1e6 + 3]);
    expect(model.trees[0]).toHaveLength(3);
  });

  it('answers the shares of the classes in a leaf, and tells what its splits gained', async () => {
    const labels = Int32Array.from(x, (value) => (value < 32 ? 0 : value % 4 === 0 ? 2 : 1));
    const noise = x.map((value) => (value * 37) % 64);
    const set = {
      columns: [noise, x],
      texts: null,
      target: { kind: 'classification', labels, classCount: 3 } as const,
    };
    const { model } = await fitDecisionTree(set, DecisionTreeParams.parse({ max_depth: 1 }), once);
    expect([...ensembleAnswers(model, [noise, x]).subarray(63 * 3)]).toEqual([0, 0.75, 0.25]);
    // Sums of squares over rows: (32² + 24² + 8²) / 64 before, 32 + (24² + 8²) / 32 after.
    expect(model.gains).toEqual([0, expect.closeTo(52 - 26, 9)]);
  });
});
