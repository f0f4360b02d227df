import { expect, it } from 'vitest';
import { encodeCategories, orderCategories } from '#lib/training/learners/category-order';

const values = ['a', 'b', 'a', 'b', 'c', '', 'c', 'a'];
const labels = Int32Array.of(1, 0, 1, 0, 1, 1, 0, 1);

it('orders categories by their share of class 1, and knows no empty one', () => {
  expect(orderCategories(values, labels)).toEqual(['b', 'c', 'a']);
});

it('draws a rare category to the mean of all', () => {
  const many = [...Array.from({ length: 50 }, () => 'often'), 'once', ...Array.from({ length: 50 }, () => 'never')];
  const truth = Int32Array.from(many, (value, row) => (value === 'once' || (value === 'often' && row % 5 > 0) ? 1 : 0));
  expect(orderCategories(many, truth)).toEqual(['never', 'once', 'often']);
});

it('numbers categories by their place, NaN for what is missing or unknown', () => {
  expect([...encodeCategories(['a', '', 'b', 'z'], ['b', 'a'])]).toEqual([1, NaN, 0, NaN]);
});
