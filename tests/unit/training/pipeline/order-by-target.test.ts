import { expect, it } from 'vitest';
import type { Target } from '#lib/training/learners/learner';
import { orderByTarget } from '#lib/training/pipeline/order-by-target';
import { categoryColumn } from './tables.ts';

const fields = ['a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', 'a', 'b', 'c', ''];
const column = categoryColumn('x', fields);
if (column.type !== 'category') throw new Error('unreachable');
const rows = Int32Array.from(fields, (_, row) => row);
const classes = (of: Record<string, number[]>, classCount: number): Target => {
  const seen: Record<string, number> = {};
  const labels = fields.map((field) => {
    const nth = seen[field] ?? 0;
    seen[field] = nth + 1;
    return of[field]?.[nth] ?? 0;
  });
  return { kind: 'classification', labels: Int32Array.from(labels), classCount };
};

it('orders categories by their share of class 1', () => {
  const target = classes({ a: [1, 1, 0, 1], b: [0, 0, 0, 0], c: [0, 1, 0, 1] }, 2);
  expect(orderByTarget(column, ['a', 'b', 'c'], rows, target)).toEqual(['b', 'c', 'a']);
});

it('orders categories by the mean of a number, rounding none away', () => {
  const values = Float64Array.from(fields, (field) => ({ a: 0.3, b: 0.1, c: 0.2 })[field] ?? 0.2);
  const target: Target = { kind: 'regression', values };
  expect(orderByTarget(column, ['a', 'b', 'c'], rows, target)).toEqual(['b', 'c', 'a']);
});

it('of many classes, puts categories that hold the same ones next to each other', () => {
  const wide = categoryColumn(
    'x',
    Array.from({ length: 120 }, (_, row) => 'abcd'[row % 4]!),
  );
  if (wide.type !== 'category') throw new Error('unreachable');
  // a and c hold class 0 and 2, b and d class 1.
  const labels = Int32Array.from({ length: 120 }, (_, row) => (row % 2 === 1 ? 1 : row % 3 === 0 ? 2 : 0));
  const order = orderByTarget(
    wide,
    ['a', 'b', 'c', 'd'],
    Int32Array.from(labels, (_, row) => row),
    {
      kind: 'classification',
      labels,
      classCount: 3,
    },
  );
  expect([order.slice(0, 2).sort(), order.slice(2).sort()].sort()).toEqual([
    ['a', 'c'],
    ['b', 'd'],
  ]);
});

it('draws a rare category to the mean of all', () => {
  const names = [...Array<string>(50).fill('often'), 'once', ...Array<string>(50).fill('never')];
  const many = categoryColumn('x', names);
  if (many.type !== 'category') throw new Error('unreachable');
  const labels = Int32Array.from(names, (name, row) => (name === 'once' || (name === 'often' && row % 5 > 0) ? 1 : 0));
  const target: Target = { kind: 'classification', labels, classCount: 2 };
  const order = orderByTarget(
    many,
    ['never', 'often', 'once'],
    Int32Array.from(labels, (_, row) => row),
    target,
  );
  expect(order).toEqual(['never', 'once', 'often']);
});
