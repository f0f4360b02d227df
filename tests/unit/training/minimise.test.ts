import { expect, it } from 'vitest';
import { minimise } from '#lib/training/learners/minimise';

const square = (point: Float64Array, gradient: Float64Array) => {
  gradient[0] = 2 * point[0]!;
  return point[0]! ** 2;
};

it('finds the bottom of a long bent valley (Rosenbrock, 1960)', async () => {
  const found = await minimise(
    ([x = 0, y = 0], gradient) => {
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
    },
    Float64Array.of(-1.2, 1),
  );
  expect(found[0]).toBeCloseTo(1, 5);
  expect(found[1]).toBeCloseTo(1, 5);
});

it('stays where it is already lowest', async () => {
  expect([...(await minimise(square, Float64Array.of(0)))]).toEqual([0]);
});

it('tells of every iteration, and ends with what a listener throws', async () => {
  const told: number[] = [];
  await minimise(square, Float64Array.of(3), { onIteration: (iteration) => void told.push(iteration) });
  expect(told.length).toBeGreaterThan(0);
  expect(told).toEqual(told.map((_, index) => index + 1));
  const stop = async () => {
    throw new Error('canceled');
  };
  await expect(minimise(square, Float64Array.of(3), { onIteration: stop })).rejects.toThrow('canceled');
});
