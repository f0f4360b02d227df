import { Redis } from 'ioredis';
import { answerPrefix } from '#lib/inference/cache/redis-answers';

/**
 * Drops every answer of these models from the Redis at `url`, which must be so: throws where Redis is away. What goes
 * through `sharedAnswers` only saves time, and lets it be.
 */
export async function forgetRedisAnswers(url: string, modelIds: readonly string[]): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 2, connectTimeout: 5_000 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    for (const modelId of modelIds) await unlinkAll(redis, `${answerPrefix}${modelId}:*`);
  } finally {
    redis.disconnect();
  }
}

async function unlinkAll(redis: Redis, pattern: string): Promise<void> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', 1000);
    if (keys.length > 0) await redis.unlink(...keys);
    cursor = next;
  } while (cursor !== '0');
}
