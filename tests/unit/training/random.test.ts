import { expect, it } from 'vitest';
import { createRandom, randomInt, randomNormal, shuffle } from '#lib/training/learners/random';

const draw = (seed: number, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, random);
};

it('gives the same numbers for the same seed, and others for the next one', () => {
  expect(draw(7, 50)).toEqual(draw(7, 50));
  expect(draw(7, 50).filter((value, index) => value === draw(8, 50)[index])).toEqual([]);
  expect(draw(7, 5)).not.toEqual(draw(7 + 2 ** 32, 5));
});

it('spreads evenly over 0 to 1', () => {
  const tenths = new Array<number>(10).fill(0);
  for (const value of draw(1, 20_000)) tenths[Math.floor(value * 10)]!++;
  for (const count of tenths) expect(Math.abs(count - 2000)).toBeLessThan(200);
});

it('draws every whole number below the limit', () => {
  const random = createRandom(3);
  expect(new Set(Array.from({ length: 200 }, () => randomInt(random, 6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
});

it('draws a normal distribution', () => {
  const random = createRandom(4);
  const values = Array.from({ length: 20_000 }, () => randomNormal(random));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(mean).toBeCloseTo(0, 1);
  expect(variance).toBeCloseTo(1, 1);
});

it('shuffles without losing anything', () => {
  const items = shuffle(
    Array.from({ length: 100 }, (_, index) => index),
    createRandom(5),
  );
  expect(items.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, index) => index));
  expect(items.filter((item, index) => item === index).length).toBeLessThan(10);
});
