import { expect, it } from 'vitest';
import { confusionOf } from '#lib/training/evaluation/confusion-of';
import { curvesOf } from '#lib/training/evaluation/curves-of';
import { residualsOf } from '#lib/training/evaluation/residuals-of';
import { createRandom } from '#lib/training/learners/random';
import { rocAuc } from '#lib/training/metrics';

const all = (count: number) => Int32Array.from({ length: count }, (_, row) => row);
const binary = (positive: readonly number[]) => Float64Array.from(positive.flatMap((p) => [1 - p, p]));

it('draws the curves of the positive class through every score, ties as one point', () => {
  const labels = Int32Array.of(0, 0, 1, 1, 0, 1, 0, 1, 0, 0);
  const answers = binary([0.1, 0.4, 0.35, 0.8, 0.35, 0.9, 0.2, 0.5, 0.5, 0.05]);
  const [curves, ...rest] = curvesOf(
    { kind: 'classification', labels, classCount: 2 },
    ['no', 'yes'],
    answers,
    all(10),
  );
  expect(rest).toEqual([]);
  expect(curves?.label).toBe('yes');
  // Points on a straight line between others are left out.
  expect(curves?.roc).toEqual([
    { x: 0, y: 0, threshold: null },
    { x: 0, y: 0.5, threshold: 0.8 },
    { x: 1 / 6, y: 0.75, threshold: 0.5 },
    { x: 2 / 6, y: 0.75, threshold: 0.4 },
    { x: 0.5, y: 1, threshold: 0.35 },
    { x: 1, y: 1, threshold: 0.05 },
  ]);
  expect(curves?.pr[0]).toEqual({ x: 0, y: 1, threshold: null });
  expect(curves?.pr.at(-1)).toEqual({ x: 1, y: 0.4, threshold: 0.05 });
  expect(curves?.calibration.map(({ rows }) => rows)).toEqual([1, 1, 1, 2, 1, 2, 1, 1]);
  expect(curves?.calibration[3]).toEqual({ x: 0.35, y: 0.5, rows: 2 });
});

it('thins 100,000 scores to a few hundred points under which the area stays the same', () => {
  const random = createRandom(5);
  const positive = Array.from({ length: 100_000 }, random);
  const labels = Int32Array.from(positive, (p) => (random() < p * p ? 1 : 0));
  const target = { kind: 'classification', labels, classCount: 2 } as const;
  const [curves] = curvesOf(target, ['no', 'yes'], binary(positive), all(positive.length));
  const roc = curves?.roc ?? [];
  expect(roc.length).toBeLessThanOrEqual(300);
  const area = roc.slice(1).reduce((sum, { x, y }, at) => sum + ((x - roc[at]!.x) * (y + roc[at]!.y)) / 2, 0);
  expect(area).toBeCloseTo(rocAuc(labels, positive), 3);
  expect(curves?.pr.length).toBeLessThanOrEqual(300);
});

it('draws a curve for each of many classes, but for those that do not occur', () => {
  const labels = Int32Array.of(0, 1, 0, 1);
  const answers = Float64Array.of(0.8, 0.1, 0.1, 0.3, 0.6, 0.1, 0.7, 0.2, 0.1, 0.2, 0.7, 0.1);
  const curves = curvesOf({ kind: 'classification', labels, classCount: 3 }, ['a', 'b', 'c'], answers, all(4));
  expect(curves.map(({ label }) => label)).toEqual(['a', 'b']);
});

it('counts every row once in the confusion matrix, true classes down, answered ones across', () => {
  const labels = Int32Array.of(0, 0, 1, 1, 1);
  const matrix = confusionOf(
    { kind: 'classification', labels, classCount: 2 },
    ['no', 'yes'],
    binary([0.1, 0.9, 0.9, 0.8, 0.2]),
    all(5),
  );
  expect(matrix).toEqual({
    labels: ['no', 'yes'],
    counts: [
      [1, 1],
      [1, 2],
    ],
  });
});

it('samples at most 1,000 residuals, the same for the same seed, each with its own truth', () => {
  const values = Float64Array.from({ length: 5_000 }, (_, row) => row);
  const rows = all(5_000).filter((row) => row % 2 === 0);
  const answers = Float64Array.from(rows, (row) => row + 0.5);
  const residuals = residualsOf({ kind: 'regression', values }, answers, rows, 3);
  expect(residuals).toHaveLength(1_000);
  expect(residuals.every(({ predicted, actual }) => predicted - actual === 0.5)).toBe(true);
  expect(residualsOf({ kind: 'regression', values }, answers, rows, 3)).toEqual(residuals);
  expect(residualsOf({ kind: 'regression', values }, answers, rows, 4)).not.toEqual(residuals);
});
