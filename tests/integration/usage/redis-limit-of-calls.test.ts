import { Redis } from 'ioredis';
import { describe, expect, inject, test, vi } from 'vitest';
import { freePort } from '#db/free-port';
import type { Actor } from '#lib/context';
import { openRedisLimiter } from '#lib/usage/redis-limiter';

const redisUrl = inject('redisUrl');

/** One call of a key with 5 a minute: its headers, or the code it is refused with. */
type Call = (keyId: string) => Promise<Record<string, string> | string>;

/** What a process counts with that is started with this REDIS_URL. */
async function processWith(url: string): Promise<Call> {
  process.env.REDIS_URL = url;
  vi.resetModules();
  for (const name of ['redis-limiter', 'rate-limit'])
    Reflect.deleteProperty(globalThis, Symbol.for(`bellwether.${name}`));
  const { takeFromLimit } = await import('#lib/usage/rate-limit');
  return async (keyId) => {
    const actor: Actor = {
      kind: 'key',
      keyId,
      userId: 'usr_1',
      role: 'end-user',
      scopes: ['predict'],
      limitPerMinute: 5,
    };
    try {
      return (await takeFromLimit(actor, 'predict:run')) ?? {};
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
}

describe('a key’s limit', () => {
  test('is kept by the process alone while Redis is away', async () => {
    const call = await processWith(`redis://127.0.0.1:${await freePort()}`);
    for (let left = 4; left >= 0; left--) {
      expect(await call('key_1')).toMatchObject({ ratelimit: expect.stringContaining(`r=${left};`) });
    }
    expect(await call('key_1')).toBe('rate-limited');
    expect(await call('key_2')).toMatchObject({ 'ratelimit-policy': '"minute";q=5;w=60' });
  });

  test.skipIf(!redisUrl)('is used up where another process has used it up (needs redis-server)', async () => {
    const redis = new Redis(redisUrl!);
    const another = openRedisLimiter(redisUrl!);
    const call = await processWith(redisUrl!);
    // Its connection is made by the first call, which does not wait for it.
    const heard = async () => {
      await call('key_first');
      return (await redis.keys('*key_first*')).length;
    };
    await expect.poll(heard, { timeout: 10_000 }).toBeGreaterThan(0);
    const takeThere = () =>
      another.take('key_shared', 5).then(
        ({ allowed }) => allowed,
        () => undefined,
      );
    await expect.poll(takeThere, { timeout: 10_000 }).toBe(false);
    expect(await call('key_shared')).toBe('rate-limited');
    expect(await call('key_own')).toMatchObject({ ratelimit: expect.stringContaining('r=4;') });
    another.close();
    redis.disconnect();
  });
});
