import { createHash, randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Share, Try } from '#lib/auth/tries/share';
import { processShared } from '#lib/process-shared';

/** Tries shared by all machines, in Redis. `take` throws where Redis cannot be asked at once. */
export type RedisTries = { take(share: Share, subjects: readonly string[]): Promise<Try | null>; close(): void };

/** The process's tries on the Redis at `url`. */
export const redisTries = (url: string): RedisTries => processShared('redis-tries', () => openRedisTries(url));

/** All subjects or none, by Redis's own clock, in one step. */
const takeScript = `
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
for _, key in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', key, '-inf', now - ARGV[2])
  if redis.call('ZCARD', key) >= tonumber(ARGV[1]) then return 0 end
end
for _, key in ipairs(KEYS) do
  redis.call('ZADD', key, now, ARGV[3])
  redis.call('PEXPIRE', key, ARGV[2])
end
return 1`;

export function openRedisTries(url: string): RedisTries {
  const redis = new Redis(url, { maxRetriesPerRequest: 0, enableOfflineQueue: false, commandTimeout: 500 });
  redis.on('error', () => {});
  return {
    async take(share, subjects) {
      const keys = subjects.map((subject) => keyOf(share, subject));
      const member = randomUUID();
      const taken = await redis.eval(takeScript, keys.length, ...keys, share.limit, share.windowMs, member);
      if (taken !== 1) return null;
      // One that cannot be taken back counts as failed: it is gone with the window.
      return { giveBack: async () => void (await Promise.allSettled(keys.map((key) => redis.zrem(key, member)))) };
    },
    close: () => redis.disconnect(),
  };
}

/** Redis keeps no e-mail and no address, only their hash. */
const keyOf = ({ name }: Share, subject: string) =>
  `bellwether:tries:${name}:${createHash('sha256').update(subject).digest('base64url')}`;
