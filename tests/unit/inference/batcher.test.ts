import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '#lib/errors';
import { createBatcher, type Run } from '#lib/inference/batcher';
import type { Tensors } from '#lib/inference/tensors';

const later = () => performance.now() + 60_000;
const rowsOf = (values: number[], width = 1): Tensors => ({
  x: { type: 'float64', dims: [values.length / width, width], data: Float64Array.from(values) },
});
const valuesOf = (tensors: Tensors) => [...(tensors.x!.data as Float64Array)];

/** A model that answers every row with itself, and remembers the runs it was asked for. */
function echo({ failsOn }: { failsOn?: number } = {}) {
  const runs: number[][] = [];
  const run: Run = async (feeds) => {
    await turn();
    runs.push(valuesOf(feeds));
    if (failsOn !== undefined && valuesOf(feeds).includes(failsOn)) throw new AppError('model-failed', 'bad row');
    return feeds;
  };
  return { run, runs };
}

const own = ({ outputs, firstRow }: { outputs: Tensors; firstRow: number }, rows: number) =>
  valuesOf(outputs).slice(firstRow, firstRow + rows);

test('requests that wait while a run is under way share the next one', async () => {
  const { run, runs } = echo();
  const batcher = createBatcher(run, { maxRows: 10, maxWaiting: 100 });
  await Promise.all([1, 2, 3].map((value) => batcher.submit(rowsOf([value]), 1, later())));
  const first = batcher.submit(rowsOf([4]), 1, later());
  await turn();
  await Promise.all([first, batcher.submit(rowsOf([5]), 1, later()), batcher.submit(rowsOf([6]), 1, later())]);
  expect(runs).toEqual([[1, 2, 3], [4], [5, 6]]);
});

test('whatever the sizes and the order of arrival, every request gets its own rows and no run is larger than allowed', async () => {
  for (let round = 0; round < 50; round++) {
    const maxRows = 1 + Math.floor(Math.random() * 8);
    const { run, runs } = echo();
    const batcher = createBatcher(run, { maxRows, maxWaiting: 10_000 });
    let next = 0;
    const calls: Promise<void>[] = [];
    for (let call = 0; call < 30; call++) {
      const values = Array.from({ length: 1 + Math.floor(Math.random() * 10) }, () => next++);
      calls.push(
        batcher
          .submit(rowsOf(values), values.length, later())
          .then((share) => expect(own(share, values.length)).toEqual(values)),
      );
      if (Math.random() < 0.3) await turn();
    }
    await Promise.all(calls);
    expect(runs.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: next }, (_, value) => value));
    // Only a request that is larger by itself may pass the limit.
    for (const rows of runs) expect(rows.length).toBeLessThanOrEqual(Math.max(maxRows, 10));
  }
});

test('of a joined run that fails, each request is run again alone and only the bad one fails', async () => {
  const { run, runs } = echo({ failsOn: 13 });
  const batcher = createBatcher(run, { maxRows: 10, maxWaiting: 100 });
  const settled = await Promise.allSettled([1, 13, 3].map((value) => batcher.submit(rowsOf([value]), 1, later())));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(runs).toEqual([[1, 13, 3], [1], [13], [3]]);
  await expect(batcher.submit(rowsOf([4]), 1, later())).resolves.toBeDefined();
});

test('requests whose rows have different shapes never share a run', async () => {
  const { run, runs } = echo();
  const batcher = createBatcher(run, { maxRows: 10, maxWaiting: 100 });
  const [a, b] = await Promise.all([
    batcher.submit(rowsOf([1, 2], 2), 1, later()),
    batcher.submit(rowsOf([3, 4, 5], 3), 1, later()),
  ]);
  expect(runs).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  expect([valuesOf(a.outputs), valuesOf(b.outputs)]).toEqual(runs);
});

test('a request larger than a run may be, or than may wait, is answered, alone', async () => {
  const { run, runs } = echo();
  const batcher = createBatcher(run, { maxRows: 2, maxWaiting: 3 });
  const large = [1, 2, 3, 4, 5];
  expect(own(await batcher.submit(rowsOf(large), 5, later()), 5)).toEqual(large);
  expect(runs).toEqual([large]);
});

test('more rows than may wait are refused with 503, and those that wait are answered', async () => {
  const { run } = echo();
  const batcher = createBatcher(run, { maxRows: 1, maxWaiting: 3 });
  const calls = Array.from({ length: 6 }, (_, value) => batcher.submit(rowsOf([value]), 1, later()));
  const settled = await Promise.allSettled(calls);
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect(settled.at(-1)).toMatchObject({ status: 'rejected', reason: { code: 'overloaded' } });
  await expect(batcher.submit(rowsOf([9]), 1, later())).resolves.toBeDefined();
});

test('a request past its deadline is refused without being run, others go on', async () => {
  const { run, runs } = echo();
  const batcher = createBatcher(run, { maxRows: 10, maxWaiting: 100 });
  const [late, timely] = await Promise.allSettled([
    batcher.submit(rowsOf([1]), 1, performance.now() - 1),
    batcher.submit(rowsOf([2]), 1, later()),
  ]);
  expect(late).toMatchObject({ status: 'rejected', reason: { code: 'model-timeout' } });
  expect(timely.status).toBe('fulfilled');
  expect(runs).toEqual([[2]]);
});

test('requests that cannot be joined at all are answered one by one, and the lane lives on', async () => {
  const { run } = echo();
  const batcher = createBatcher(run, { maxRows: 10, maxWaiting: 100 });
  const strange = { ...rowsOf([1]), other: { type: 'float64', dims: [1], data: Float64Array.of(1) } } satisfies Tensors;
  const settled = await Promise.allSettled([
    batcher.submit(strange, 1, later()),
    batcher.submit(rowsOf([2]), 1, later()),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});

test('a model that throws at once, not by promise, fails the call and not the process', async () => {
  const batcher = createBatcher(
    () => {
      throw new Error('at once');
    },
    { maxRows: 10, maxWaiting: 100 },
  );
  const settled = await Promise.allSettled([1, 2].map((value) => batcher.submit(rowsOf([value]), 1, later())));
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await batcher.drained();
});

test('drained settles once nothing runs any more', async () => {
  const { run, runs } = echo();
  const batcher = createBatcher(run, { maxRows: 1, maxWaiting: 100 });
  await batcher.drained();
  for (const value of [1, 2, 3]) void batcher.submit(rowsOf([value]), 1, later());
  await batcher.drained();
  expect(runs).toHaveLength(3);
});
