import { expect, it } from 'vitest';
import { binColumns } from '#lib/training/learners/binned-columns';
import { columnCuts } from '#lib/training/learners/column-cuts';
import { createRandom, randomNormal } from '#lib/training/learners/random';
import { sortFloats } from '#lib/training/learners/sort-floats';

it('keeps every distinct value apart where there are few', () => {
  const [column] = binColumns([Float32Array.of(3, 1, 2, NaN, 1)]);
  expect([...column!.cuts]).toEqual([1.5, 2.5]);
  expect([...column!.bins]).toEqual([2, 0, 1, 3, 0]);
});

it('makes nearly even bins where there are many values, and never the one of missing values', () => {
  const random = createRandom(1);
  const [column] = binColumns([new Float32Array(20_000).map(() => random() ** 4)]);
  const counts = new Map<number, number>();
  for (const bin of column!.bins) counts.set(bin, (counts.get(bin) ?? 0) + 1);
  expect(column!.cuts.length).toBeGreaterThan(240);
  expect(counts.has(column!.cuts.length + 1)).toBe(false);
  expect(Math.max(...counts.values())).toBeLessThan(120);
});

it('puts a value that fills most of a column in one bin', () => {
  const [column] = binColumns([Float32Array.from({ length: 1000 }, (_, row) => (row < 900 ? 0 : row))]);
  expect(column!.bins.filter((bin) => bin === 0)).toHaveLength(900);
  expect(new Set(column!.bins).size).toBe(101);
});

it('cuts nothing in a column without a value, nor into more bins than asked', () => {
  expect(columnCuts(Float32Array.of(NaN, NaN), 255)).toHaveLength(0);
  expect(columnCuts(Float32Array.of(1, 2, 3, 4), 2)).toHaveLength(1);
});

it('puts a value in the bin whose cuts are around it, wherever the values crowd', () => {
  const random = createRandom(2);
  const far = [-Infinity, -3e38, 3e38, Infinity, -0, 0, 1e-40];
  const column = Float32Array.from({ length: 5000 }, (_, row) => far[row] ?? Math.exp(20 * randomNormal(random)));
  const [{ bins, cuts }] = binColumns([column]) as [{ bins: Uint8Array; cuts: Float32Array }];
  const wrong = column.filter((value, row) => {
    const bin = bins[row]!;
    return !(value > (cuts[bin - 1] ?? -Infinity) || bin === 0) || !(value <= (cuts[bin] ?? Infinity));
  });
  expect([...wrong]).toEqual([]);
});

it('sorts float32 as the platform does', () => {
  const random = createRandom(3);
  const values = Float32Array.from({ length: 3000 }, () => randomNormal(random) * 10 ** (40 * random() - 20));
  values.set([0, -0, Infinity, -Infinity, 1e-45, -1e-45]);
  expect([...sortFloats(values.slice())]).toEqual([...values.toSorted()]);
});
