import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openTurns } from '#lib/inference/turns';

test('so many pieces of work run at once, the others in order; one that fails gives its turn on', async () => {
  const turns = openTurns({ atOnce: 2, mostWaiting: 10 });
  const started: number[] = [];
  const finish: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const all = Array.from({ length: 6 }, (_, n) =>
    turns.take(async () => {
      started.push(n);
      most = Math.max(most, ++running);
      await new Promise<void>((resolve) => {
        finish[n] = resolve;
      });
      running--;
      if (n === 1) throw new Error('no');
      return n;
    }),
  );
  const settled = Promise.allSettled(all);
  for (const n of [1, 0, 2, 3, 5, 4]) {
    await turn();
    while (!finish[n]) await turn();
    finish[n]();
  }
  expect((await settled).map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, true]);
  expect(started).toEqual([0, 1, 2, 3, 4, 5]);
  expect(most).toBe(2);
});

test('more than may wait are refused, and there is room again afterwards', async () => {
  const turns = openTurns({ atOnce: 1, mostWaiting: 1 });
  let finish = () => {};
  const first = turns.take(
    () =>
      new Promise<void>((resolve) => {
        finish = resolve;
      }),
  );
  const second = turns.take(async () => 'second');
  await expect(turns.take(async () => 'third')).rejects.toMatchObject({ code: 'overloaded' });
  finish();
  await first;
  expect(await second).toBe('second');
  expect(await turns.take(async () => 'fourth')).toBe('fourth');
});
