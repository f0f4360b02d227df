import { expect, test } from 'vitest';
import { giveBack, takeFloats } from '#lib/inference/spare-arrays';

const tensor = (data: Float32Array<ArrayBuffer>) => ({ x: { type: 'float32' as const, dims: [1, data.length], data } });

test('an array is lent to one call at a time, however often it is given back', () => {
  const first = takeFloats(1234);
  expect(takeFloats(1234)).not.toBe(first);
  giveBack(tensor(first));
  giveBack(tensor(first));
  expect(takeFloats(1234)).toBe(first);
  expect(takeFloats(1234)).not.toBe(first);
});

test('an array that somebody else made is never lent', () => {
  const foreign = new Float32Array(4321);
  giveBack(tensor(foreign));
  expect(takeFloats(4321)).not.toBe(foreign);
});

test('what is kept is bounded', () => {
  const lent = Array.from({ length: 100 }, () => takeFloats(77));
  for (const array of lent) giveBack(tensor(array));
  const again = Array.from({ length: 100 }, () => takeFloats(77));
  expect(again.filter((array) => lent.includes(array)).length).toBeLessThanOrEqual(16);
});
