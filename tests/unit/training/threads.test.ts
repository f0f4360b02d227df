import { expect, it } from 'vitest';
import { arrive, BarrierBroken, barrierMemory, breakBarrier } from '#lib/training/learners/threads/barrier';
import { shareOf } from '#lib/training/learners/threads/share-of';
import { startThreads } from '#lib/training/learners/threads/start-threads';

const boosting = new URL('../../../lib/training/learners/boosting/help-boosting.ts', import.meta.url);

it('deals everything once, in order and evenly', () => {
  const shares = [0, 1, 2].map((thread) => shareOf(10, thread, 3));
  expect(shares).toEqual([
    { start: 0, end: 3 },
    { start: 3, end: 6 },
    { start: 6, end: 10 },
  ]);
  expect([0, 1, 2].map((thread) => shareOf(1, thread, 3)).filter(({ start, end }) => end > start)).toHaveLength(1);
});

it('lets nobody wait for a thread that failed, and says why it did', async () => {
  const barrier = barrierMemory();
  const noTask = { barrier };
  const threads = startThreads(boosting, noTask, 1);
  await expect(threads.failure).rejects.toThrow('undefined');
  await threads.finished();
  expect(() => arrive(barrier, 2)).toThrow(BarrierBroken);
});

it('says so where a thread cannot be started', async () => {
  const threads = startThreads(new URL('./no-such-module.ts', import.meta.url), {}, 1);
  await expect(threads.begun()).rejects.toThrow('no-such-module');
});

it('lets a lone thread pass, broken or not', () => {
  const barrier = barrierMemory();
  arrive(barrier, 1);
  breakBarrier(barrier);
  arrive(barrier, 1);
});
