import { expect, test } from 'vitest';
import { outcomesOf } from '#lib/batch/scoring/outcomes-of';
import { runRows } from '#lib/batch/scoring/run-rows';
import { AppError } from '#lib/errors';
import type { Codec } from '#lib/inference/compile-codec';
import type { Tensors } from '#lib/inference/tensors';

const feedOf = (values: readonly number[]) => ({
  feeds: { X: { type: 'float32' as const, dims: [values.length, 1], data: Float32Array.from(values) } },
  rows: values.map((_, row) => row * 2),
});

/** Doubles its input; fails on a run that holds a negative number. */
function graph() {
  const sizes: number[] = [];
  const run = async ({ X }: Tensors): Promise<Tensors> => {
    const values = Array.from(X!.data as Float32Array);
    sizes.push(values.length);
    if (values.some((value) => value < 0)) throw new AppError('model-failed', 'no negative numbers');
    return { Y: { ...X!, data: Float32Array.from(values, (value) => value * 2) } };
  };
  return { run, sizes };
}

const problem = (message: string) => expect.objectContaining({ message });

const codec: Pick<Codec, 'encode'> = {
  encode: ({ Y }, firstRow, rowCount) =>
    Array.from({ length: rowCount }, (_, index) => {
      const value = Number(Y!.data[firstRow + index]);
      if (value > 100) throw new AppError('model-failed', 'too large');
      return { value };
    }),
};

test('a row that the model fails on is found, and every other is answered', async () => {
  const { run } = graph();
  const values = Array.from({ length: 100 }, (_, row) => (row === 13 || row === 77 ? -1 : row / 4));
  const ran = await runRows(run, feedOf(values), 40);
  expect(ran.flatMap(({ rows }) => rows)).toEqual(values.map((_, row) => row * 2));
  expect(ran.filter((piece) => 'error' in piece)).toEqual([
    { rows: [26], error: problem('no negative numbers') },
    { rows: [154], error: problem('no negative numbers') },
  ]);
});

test('no run has more rows than it may', async () => {
  const { run, sizes } = graph();
  await runRows(run, feedOf(Array.from({ length: 95 }, () => 1)), 40);
  expect(sizes).toEqual([40, 40, 15]);
});

test('what is nobody’s row’s fault is thrown', async () => {
  const broken = async () => Promise.reject(new AppError('unavailable', 'cannot be loaded'));
  await expect(runRows(broken, feedOf([1, 2]), 10)).rejects.toThrow('cannot be loaded');
});

test('outcomes come in the order of the rows, with errors and impossible answers in their places', async () => {
  const { run } = graph();
  const values = [1, 60, -1, 4];
  const ran = await runRows(run, { ...feedOf(values), rows: [0, 1, 3, 5] }, 10);
  const errors = new Map([
    [2, new AppError('invalid', 'ragged')],
    [4, new AppError('invalid', 'no number')],
  ]);
  expect([...outcomesOf(6, errors, ran, codec as Codec)]).toEqual([
    { answer: { value: 2 } },
    { error: problem('too large') },
    { error: problem('ragged') },
    { error: problem('no negative numbers') },
    { error: problem('no number') },
    { answer: { value: 8 } },
  ]);
});
