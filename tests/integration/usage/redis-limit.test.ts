import { afterAll, expect, inject, test } from 'vitest';
import { openRedisLimiter, type RedisLimiter } from '#lib/usage/redis-limiter';

const url = inject('redisUrl');
const open: RedisLimiter[] = [];
const limiter = () => {
  const made = openRedisLimiter(url!);
  open.push(made);
  return made;
};
afterAll(() => {
  for (const each of open) each.close();
});

/** A connection is made on first use and refuses until it stands. */
const ready = (made: RedisLimiter) =>
  expect
    .poll(
      () =>
        made.take('warm-up', 1_000_000).then(
          () => true,
          () => false,
        ),
      { timeout: 10_000 },
    )
    .toBe(true);

test.skipIf(!url)('a limit holds over all processes together (needs redis-server)', async () => {
  const processes = [limiter(), limiter(), limiter()];
  for (const each of processes) await ready(each);
  const taken = await Promise.all(Array.from({ length: 60 }, (_, call) => processes[call % 3]!.take('key-1', 20)));
  expect(taken.filter(({ allowed }) => allowed)).toHaveLength(20);
  const refused = taken.find(({ allowed }) => !allowed)!;
  expect(refused.remaining).toBe(0);
  expect(refused.resetMs).toBeGreaterThan(0);
  expect(refused.resetMs).toBeLessThanOrEqual(60_000);
  expect((await processes[0]!.take('key-2', 20)).allowed).toBe(true);
});
