import { describe, expect, it } from 'vitest';
import type { Target } from '#lib/training/learners/learner';
import { type Family, fitPreparation } from '#lib/training/pipeline/fit-preparation';
import { prepare } from '#lib/training/pipeline/prepare';
import type { Table } from '#lib/training/table';
import { categoryColumn, numberColumn, tableOf, textColumn } from './tables.ts';

const options = { ignore: ['y'], minDocuments: 1, maxTerms: 100 };
const allRows = (table: Table) => Int32Array.from({ length: table.rowCount }, (_, row) => row);
const noughts = (table: Table): Target => ({
  kind: 'classification',
  labels: Int32Array.from(allRows(table), (row) => row % 2),
  classCount: 2,
});

function prepared(table: Table, family: Family, rows = allRows(table)) {
  const { preparation, notes } = fitPreparation(table, rows, noughts(table), family, options);
  return { ...prepare(preparation, table), preparation, notes };
}

describe('for trees', () => {
  it('numbers stay as they are in float32, NaN where missing or too large, which is said', () => {
    const { columns, sources, notes } = prepared(tableOf(numberColumn('x', [0.1, NaN, -3, 1e300])), 'trees');
    expect(columns).toEqual([Float32Array.of(0.1, NaN, -3, NaN)]);
    expect(notes).toEqual(['"x": one value is beyond 3.4e38, the largest a model takes, and counts as missing.']);
    expect(sources).toEqual(['x']);
  });

  it('categories stand in the order of the target; what is missing or unseen is NaN', () => {
    const fields = ['a', 'b', 'a', 'b', 'a', 'b', '', 'new'];
    const { columns } = prepared(tableOf(categoryColumn('x', fields)), 'trees', Int32Array.of(0, 1, 2, 3, 4, 5, 6));
    expect(columns).toEqual([Float32Array.of(0, 1, 0, 1, 0, 1, NaN, NaN)]);
  });

  it('dates become days, day of the week and day of the year', () => {
    const { columns, sources, preparation } = prepared(tableOf(numberColumn('x', [0, 31.5, NaN], 'date')), 'trees');
    expect(preparation.encoders.map((encoder) => 'part' in encoder && encoder.part)).toEqual([
      ...['day-of-year', 'days', 'weekday'],
    ]);
    expect(columns).toEqual([Float32Array.of(0, 31, NaN), Float32Array.of(0, 31.5, NaN), Float32Array.of(3, 6, NaN)]);
    expect(sources).toEqual(['x', 'x', 'x']);
  });

  it('texts are left out, and it is said; with nothing else the reason is told', () => {
    const table = tableOf(textColumn('x', ['a', 'b']), numberColumn('n', [1, 2]));
    expect(prepared(table, 'trees').notes).toEqual([
      'Left out: "x" (trees do not read texts; the algorithm "linear" does).',
    ]);
    expect(() => prepared(tableOf(textColumn('x', ['a', 'b'])), 'trees')).toThrow(
      /^No column is left to learn from\. Left out: "x"/,
    );
  });
});

describe('for linear models', () => {
  it('numbers are filled with the mean and scaled, and a column of its own says where they are missing', () => {
    const { columns } = prepared(tableOf(numberColumn('x', [1, 3, NaN, 1, 3])), 'linear');
    expect(columns).toEqual([Float32Array.of(-1, 1, 0, -1, 1), Float32Array.of(0, 0, 1, 0, 0)]);
  });

  it('each category is a column; missing and unseen ones are nowhere', () => {
    const { columns } = prepared(
      tableOf(categoryColumn('x', ['a', 'b', '', 'a', 'c'])),
      'linear',
      Int32Array.of(0, 1, 2, 3),
    );
    expect(columns).toEqual([Float32Array.of(1, 0, 0, 1, 0), Float32Array.of(0, 1, 0, 0, 0)]);
  });

  it('texts become terms, those of several texts beside each other', () => {
    const table = tableOf(textColumn('x', ['good', 'bad', '']), textColumn('z', ['good', '', 'day']));
    const { columns, texts } = prepared(table, 'linear');
    expect(columns).toEqual([]);
    expect(texts).toEqual({
      starts: Int32Array.of(0, 2, 3, 4),
      columns: Int32Array.of(1, 3, 0, 2),
      values: Float32Array.of(1, 1, 1, 1),
      columnCount: 4,
    });
  });
});

it('learns from the given rows alone', () => {
  const table = tableOf(numberColumn('x', [1, 3, 1000]));
  const { preparation } = prepared(table, 'linear', Int32Array.of(0, 1));
  expect(preparation.encoders).toEqual([{ kind: 'number', column: 'x', fill: 2, shift: 2, scale: 1 }]);
});

it('leaves out constant columns and categories too rare to learn from, and says so', () => {
  const many = Array.from({ length: 500 }, (_, row) => row);
  const table = tableOf(
    numberColumn(
      'constant',
      many.map(() => 0.1),
    ),
    categoryColumn(
      'id',
      many.map((row) => `id ${row}`),
    ),
    categoryColumn(
      'city',
      many.map((row) => (row < 4 ? 'Tiny' : row % 2 ? 'Oslo' : 'Rome')),
    ),
  );
  for (const family of ['trees', 'linear'] as const) {
    const { preparation, notes } = prepared(table, family);
    expect(new Set(preparation.encoders.map(({ column }) => column))).toEqual(new Set(['city']));
    expect(notes).toEqual([
      'Left out: "constant" (no two values in the rows learned from).',
      'Left out: "id" (each category is too rare to learn from).',
      '"city": one category is too rare, and counts as missing.',
    ]);
  }
});
