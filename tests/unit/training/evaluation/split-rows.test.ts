import { describe, expect, it } from 'vitest';
import { type SplitRows, splitRows } from '#lib/training/evaluation/split-rows';
import type { Target } from '#lib/training/learners/learner';
import type { Table } from '#lib/training/table';

const all = (count: number) => Int32Array.from({ length: count }, (_, row) => row);
const noColumns = (rowCount: number): Table => ({ rowCount, columns: [] });
const classes = (labels: number[], classCount = 2): Target => ({
  kind: 'classification',
  labels: Int32Array.from(labels),
  classCount,
});
/** One row in ten is of class 1. */
const rare = classes(Array.from({ length: 1_000 }, (_, row) => (row % 10 === 0 ? 1 : 0)));
const shares = { validation: 0.15, test: 0.2 };

function positives(target: Target, rows: Int32Array): number {
  return target.kind === 'classification' ? rows.filter((row) => target.labels[row] === 1).length : 0;
}

function everyRowOnce({ train, validation, test }: SplitRows, rows: Int32Array) {
  expect([...train, ...validation, ...test].sort((a, b) => a - b)).toEqual([...rows]);
}

describe.each(['random', 'stratified'] as const)('a %s split', (kind) => {
  const data = { table: noColumns(1_000), target: rare, rows: all(1_000) };

  it('puts every row into one part, by the shares asked for', () => {
    const parts = splitRows({ kind, ...shares }, { ...data, seed: 1 });
    expect([parts.train.length, parts.validation.length, parts.test.length]).toEqual([650, 150, 200]);
    everyRowOnce(parts, data.rows);
  });

  it('is the same for the same seed, and another for another', () => {
    const split = (seed: number) => splitRows({ kind, ...shares }, { ...data, seed });
    expect(split(7)).toEqual(split(7));
    expect(split(7).test).not.toEqual(split(8).test);
  });

  it('leaves rows without a target out', () => {
    const rows = all(1_000).filter((row) => row % 3 !== 0);
    everyRowOnce(splitRows({ kind, ...shares }, { ...data, rows, seed: 1 }), rows);
  });
});

it('gives every class its share of every part when stratified', () => {
  const parts = splitRows(
    { kind: 'stratified', ...shares },
    { table: noColumns(1_000), target: rare, rows: all(1_000), seed: 3 },
  );
  expect([parts.train, parts.validation, parts.test].map((rows) => positives(rare, rows))).toEqual([65, 15, 20]);
});

it('keeps the only row of a class for learning when stratified', () => {
  const rareClasses = Array.from({ length: 10 }, (_, label) => label + 1);
  const target = classes([...Array.from({ length: 40 }, () => 0), ...rareClasses], 11);
  const parts = splitRows({ kind: 'stratified', ...shares }, { table: noColumns(50), target, rows: all(50), seed: 1 });
  expect([...parts.train].filter((row) => row >= 40)).toHaveLength(10);
});

it('stratifies numbers by their size', () => {
  const values = Float64Array.from({ length: 1_000 }, (_, row) => (row * 7919) % 1_000);
  const { test } = splitRows(
    { kind: 'stratified', ...shares },
    { table: noColumns(1_000), target: { kind: 'regression', values }, rows: all(1_000), seed: 2 },
  );
  const tenths = Array.from({ length: 10 }, (_, tenth) =>
    test.filter((row) => Math.floor(values[row]! / 100) === tenth),
  );
  expect(tenths.map(({ length }) => length)).toEqual(new Array(10).fill(20));
});

describe('a split by time', () => {
  const days = Float64Array.from({ length: 100 }, (_, row) => (row * 37) % 100);
  const table: Table = {
    rowCount: 100,
    columns: [
      { name: 'day', type: 'date', values: days },
      { name: 'place', type: 'category', codes: new Int32Array(100), categories: ['here'] },
      { name: 'never', type: 'number', values: new Float64Array(100).fill(Number.NaN) },
    ],
  };
  const target: Target = { kind: 'regression', values: days };
  const split = (column: string, over: Partial<{ table: Table }> = {}) =>
    splitRows({ kind: 'time', column, ...shares }, { table, target, rows: all(100), seed: 1, ...over });

  it('holds the newest rows out, and watches those before them', () => {
    const parts = split('day');
    everyRowOnce(parts, all(100));
    const daysOf = (rows: Int32Array) => Array.from(rows, (row) => days[row]!);
    expect(Math.min(...daysOf(parts.test))).toBe(80);
    expect(Math.min(...daysOf(parts.validation))).toBe(65);
    expect(Math.max(...daysOf(parts.train))).toBe(64);
  });

  it('learns from rows without a time, and says so', () => {
    const values = days.map((day) => (day === 99 ? Number.NaN : day));
    const parts = split('day', { table: { rowCount: 100, columns: [{ name: 'day', type: 'date', values }] } });
    expect(parts.notes).toEqual(['1 row has no value in "day" and was put into the training part.']);
    expect(parts.train).toContain(days.indexOf(99));
    everyRowOnce(parts, all(100));
  });

  it.each([
    ['gone', 'There is no column "gone" to split by'],
    ['place', 'is of type category'],
    ['never', 'has no values'],
  ])('refuses column "%s", pointing at it', (column, detail) => {
    expect(() => split(column)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        message: expect.stringContaining(detail),
        errors: [expect.objectContaining({ pointer: '/split/column' })],
      }),
    );
  });
});

describe('k-fold', () => {
  const { train, validation, test, folds } = splitRows(
    { kind: 'k-fold', folds: 5, test: 0.2 },
    { table: noColumns(1_000), target: rare, rows: all(1_000), seed: 1 },
  );

  it('watches every row that is not held out exactly once, and never learns from what it watches', () => {
    expect([train.length, validation.length, test.length, folds?.length]).toEqual([800, 0, 200, 5]);
    const watched = (folds ?? []).flatMap(({ validation }) => [...validation]);
    expect(watched.sort((a, b) => a - b)).toEqual([...train]);
    for (const fold of folds ?? [])
      expect([...fold.train, ...fold.validation].sort((a, b) => a - b)).toEqual([...train]);
  });

  it('gives every fold its share of every class', () => {
    expect(folds?.map((fold) => positives(rare, fold.validation))).toEqual([16, 16, 16, 16, 16]);
  });

  it('takes no held-out part where none is asked for', () => {
    const parts = splitRows(
      { kind: 'k-fold', folds: 3, test: 0 },
      {
        table: noColumns(30),
        target: classes(Array.from({ length: 30 }, (_, row) => row % 2)),
        rows: all(30),
        seed: 1,
      },
    );
    expect([parts.train.length, parts.test.length]).toEqual([30, 0]);
  });
});

describe('refuses, in words,', () => {
  const split =
    (labels: number[], split: Parameters<typeof splitRows>[0], names = ['no', 'yes']) =>
    () =>
      splitRows(split, {
        table: noColumns(labels.length),
        target: classes(labels),
        rows: all(labels.length),
        seed: 1,
        labels: names,
      });

  it('shares that leave nothing to learn from', () => {
    expect(split([0, 1, 0, 1], { kind: 'random', validation: 0.5, test: 0.5 })).toThrow('leave some to learn from');
  });

  it('a part without rows', () => {
    expect(split([0, 1, 0], { kind: 'random', ...shares })).toThrow(
      'There are 3 rows with a target, which leaves none for validation',
    );
  });

  it('a class that would not be learned', () => {
    const labels = [...Array.from({ length: 98 }, () => 0), 1, 1];
    const table: Table = {
      rowCount: 100,
      columns: [{ name: 't', type: 'number', values: Float64Array.from(all(100)) }],
    };
    expect(() =>
      splitRows(
        { kind: 'time', column: 't', ...shares },
        { table, target: classes(labels), rows: all(100), seed: 1, labels: ['no', 'yes'] },
      ),
    ).toThrow('Nothing of class "yes" (2 rows) would be learned');
    expect(split([...Array.from({ length: 50 }, () => 0), 1], { kind: 'k-fold', folds: 5, test: 0.2 })).toThrow(
      'class "yes" (1 row)',
    );
  });

  it('more folds than rows', () => {
    expect(split([0, 1, 0, 1], { kind: 'k-fold', folds: 5, test: 0 })).toThrow('4 rows cannot be divided into 5 folds');
  });
});
