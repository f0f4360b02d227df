import { createHash } from 'node:crypto';
import { Ratelimit } from '@upstash/ratelimit';
import { Redis } from 'ioredis';
import { processShared } from '#lib/process-shared';
import type { Taken } from '#lib/usage/sliding-window';

/** Limits shared by all processes, in Redis. `take` throws where Redis cannot be asked at once. */
export type RedisLimiter = { take(subject: string, perMinute: number): Promise<Taken>; close(): void };

/** The process's limiter on the Redis at `url`. */
export function redisLimiter(url: string): RedisLimiter {
  return processShared('redis-limiter', () => openRedisLimiter(url));
}

export function openRedisLimiter(url: string): RedisLimiter {
  // Without an offline queue a call fails at once while Redis is away, instead of holding up a prediction.
  const redis = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 500 });
  redis.on('error', () => {});
  const limiters = new Map<number, Ratelimit>();
  const limiterFor = (perMinute: number) => {
    const known = limiters.get(perMinute);
    if (known) return known;
    const limiter = new Ratelimit({
      redis: asUpstash(redis),
      limiter: Ratelimit.slidingWindow(perMinute, '60 s'),
      prefix: `bellwether:limit:${perMinute}`,
      ephemeralCache: false,
      analytics: false,
    });
    limiters.set(perMinute, limiter);
    return limiter;
  };
  return {
    async take(subject, perMinute) {
      const { success, remaining, reset } = await limiterFor(perMinute).limit(subject);
      return { allowed: success, remaining: Math.max(0, remaining), resetMs: Math.max(0, reset - Date.now()) };
    },
    close: () => redis.disconnect(),
  };
}

/**
 * The few calls that the limiter makes, on ioredis. Its scripts begin with a `#!lua flags=` line that Redis 7.0
 * refuses; they are run without it, and under the hash they have then.
 */
function asUpstash(redis: Redis): ConstructorParameters<typeof Ratelimit>[0]['redis'] {
  const runnable = new Map<string, string>();
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
  const client = {
    async evalsha(hash: string, keys: string[], args: (string | number)[]) {
      const known = runnable.get(hash);
      if (!known) throw new Error('NOSCRIPT');
      return redis.evalsha(known, keys.length, ...keys, ...args.map(String));
    },
    async eval(script: string, keys: string[], args: (string | number)[]) {
      const stripped = script.replace(/^#!lua[^\n]*\n/, '');
      runnable.set(sha1(script), sha1(stripped));
      return redis.eval(stripped, keys.length, ...keys, ...args.map(String));
    },
  };
  // The library's type is the whole of its own client; it calls no more than these two here.
  return client as unknown as ConstructorParameters<typeof Ratelimit>[0]['redis'];
}
