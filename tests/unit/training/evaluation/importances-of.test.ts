import { expect, it } from 'vitest';
import { permutationImportances } from '#lib/training/evaluation/importances-of';
import { createRandom } from '#lib/training/learners/random';
import type { Table } from '#lib/training/table';

const count = 400;
const random = createRandom(1);
const draw = () => Float64Array.from({ length: count }, random);
const strong = draw();
const weak = draw();
const table: Table = {
  rowCount: count,
  columns: [
    { name: 'strong', type: 'number', values: strong },
    { name: 'weak', type: 'number', values: weak },
    { name: 'unused', type: 'text', texts: Array.from({ length: count }, (_, row) => `row ${row}`) },
  ],
};
const target = { kind: 'regression', values: strong.map((value, row) => 10 * value + weak[row]!) } as const;
const rows = Int32Array.from({ length: count / 2 }, (_, at) => at * 2 + 1);

/** The truth itself, read from the table it is given. */
function predict({ columns: [a, b] }: Table, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) =>
    a && 'values' in a && b && 'values' in b ? 10 * a.values[row]! + b.values[row]! : Number.NaN,
  );
}

const importances = (seed: number) =>
  permutationImportances({ table, columns: ['unused', 'weak', 'strong'], target, rows, predict, seed, metric: 'rmse' });

it('gives each column the error its shuffling costs, and none to one that is not used', () => {
  const [unused, small, large] = importances(1);
  expect(unused).toEqual({ column: 'unused', permutation: 0, permutationStd: 0 });
  // Values drawn anew from 0 to 1 differ by a root mean square of 0.41.
  expect(small?.permutation).toBeCloseTo(0.41, 1);
  expect(large?.permutation).toBeGreaterThan(8 * small!.permutation);
  expect(large?.permutationStd).toBeGreaterThan(0);
});

it('is the same for the same seed', () => {
  expect(importances(2)).toEqual(importances(2));
  expect(importances(2)).not.toEqual(importances(3));
});

it('answers a bounded number of rows, however many rows and columns there are', () => {
  const wide = Array.from({ length: 3_000 }, (_, at) => ({ name: `c${at}`, type: 'number', values: strong }) as const);
  let answered = 0;
  permutationImportances({
    table: { rowCount: count, columns: wide },
    columns: wide.map(({ name }) => name),
    target,
    rows: Int32Array.from({ length: count }, (_, row) => row),
    predict: (_, rows) => {
      answered += rows.length;
      return new Float64Array(rows.length);
    },
    seed: 1,
    metric: 'rmse',
  });
  expect(answered).toBeLessThan(1_510_000);
});
