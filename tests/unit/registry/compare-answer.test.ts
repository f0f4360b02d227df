import { expect, test } from 'vitest';
import { compareAnswer } from '#lib/registry/compare-answer';

const tolerance = 1e-4;

test('a number fits within the tolerance times its size, at least one', () => {
  expect(compareAnswer({ value: 20_000, tolerance }, { value: 20_001 })).toEqual({ problems: [], worstDifference: 1 });
  expect(compareAnswer({ value: 0.5, tolerance }, { value: 0.50005 }).problems).toEqual([]);
  expect(compareAnswer({ value: 0.5, tolerance }, { value: 0.51 }).problems).toEqual([
    'the value was expected to be 0.5, the model answered 0.51',
  ]);
  expect(compareAnswer({ value: 1, tolerance }, { value: null }).problems).toHaveLength(1);
});

test('another label, and a probability that is off or missing, are named', () => {
  const expected = { label: 'a', probabilities: { a: 0.9, b: 0.1 }, tolerance };
  expect(compareAnswer(expected, { label: 'a', probabilities: { a: 0.9, b: 0.1 } }).problems).toEqual([]);
  expect(compareAnswer(expected, { label: 'b', probabilities: { a: 0.4 } }).problems).toEqual([
    'the label was expected to be "a", the model answered "b"',
    'the probability of "a" was expected to be 0.9, the model answered 0.4',
    'the probability of "b" was expected to be 0.1, the model answered none',
  ]);
});
