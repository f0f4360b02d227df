import { expect, it } from 'vitest';
import { metricsOf } from '#lib/training/evaluation/metrics-of';

/** Every row of the answers, in order. */
const all = (count: number) => Int32Array.from({ length: count }, (_, row) => row);
const close = (value: number) => expect.closeTo(value, 12);

it('measures two classes as scikit-learn 1.7 does, ties included', () => {
  const labels = Int32Array.of(0, 0, 1, 1, 0, 1, 0, 1, 0, 0);
  const positive = [0.1, 0.4, 0.35, 0.8, 0.35, 0.9, 0.2, 0.5, 0.5, 0.05];
  const answers = Float64Array.from(positive.flatMap((p) => [1 - p, p]));
  expect(metricsOf({ kind: 'classification', labels, classCount: 2 }, answers, all(10))).toEqual({
    rows: 10,
    accuracy: close(0.8),
    precision: close(1),
    recall: close(0.5),
    f1: close(2 / 3),
    rocAuc: close(0.875),
    prAuc: close(0.8303571428571428),
    logLoss: close(0.40860264538086355),
    brier: close(0.13075),
  });
});

it('measures many classes as scikit-learn does: macro means, one class against the rest', () => {
  const labels = Int32Array.of(0, 1, 2, 2, 1, 0, 2, 1);
  const answers = Float64Array.of(
    ...[0.7, 0.2, 0.1, 0.2, 0.5, 0.3, 0.1, 0.3, 0.6, 0.4, 0.35, 0.25],
    ...[0.3, 0.3, 0.4, 0.5, 0.25, 0.25, 0.15, 0.15, 0.7, 0.25, 0.6, 0.15],
  );
  expect(metricsOf({ kind: 'classification', labels, classCount: 3 }, answers, all(8))).toEqual({
    rows: 8,
    accuracy: close(0.75),
    precision: close(7 / 9),
    recall: close(7 / 9),
    f1: close(0.7555555555555555),
    rocAuc: close(0.9111111111111111),
    prAuc: close(0.9),
    logLoss: close(0.7139453327468954),
    brier: close(0.39),
  });
});

it('measures numbers as scikit-learn does, of the given rows alone', () => {
  const values = Float64Array.of(99, 3, -0.5, 2, 7, 99, 4.25);
  const answers = Float64Array.of(2.5, 0, 2, 8, 4);
  expect(metricsOf({ kind: 'regression', values }, answers, Int32Array.of(1, 2, 3, 4, 6))).toEqual({
    rows: 5,
    rmse: close(0.5590169943749475),
    mae: close(0.45),
    r2: close(0.9491042345276873),
  });
});

it('says null where the rows do not define a metric', () => {
  const oneClass = metricsOf(
    { kind: 'classification', labels: Int32Array.of(0, 0), classCount: 2 },
    Float64Array.of(0.9, 0.1, 0.8, 0.2),
    all(2),
  );
  expect(oneClass).toMatchObject({ accuracy: 1, precision: null, recall: null, f1: null, rocAuc: null, prAuc: null });
  expect(metricsOf({ kind: 'regression', values: Float64Array.of(2, 2) }, Float64Array.of(2, 3), all(2))).toMatchObject(
    {
      mae: 0.5,
      r2: null,
    },
  );
  expect(metricsOf({ kind: 'regression', values: Float64Array.of() }, Float64Array.of(), all(0))).toEqual({
    rows: 0,
    rmse: null,
    mae: null,
    r2: null,
  });
});

it('counts a class that is never predicted as precision 0, and one that does not occur not at all', () => {
  const labels = Int32Array.of(0, 1, 0, 1);
  const answers = Float64Array.of(0.8, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1, 0.1, 0.8, 0.1, 0.1);
  expect(metricsOf({ kind: 'classification', labels, classCount: 3 }, answers, all(4))).toMatchObject({
    precision: 0.25,
    recall: 0.5,
    rocAuc: 0.5,
  });
});
