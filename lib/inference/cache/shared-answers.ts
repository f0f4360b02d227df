import cluster from 'node:cluster';
import { env } from '#lib/env';
import type { Claim, Terms } from '#lib/inference/cache/answer-book';
import type { Kept } from '#lib/inference/cache/memory-answers';
import { primaryAnswers } from '#lib/inference/cache/primary-answers';
import { redisAnswers } from '#lib/inference/cache/redis-answers';

/** An answer book that several processes share. Nothing here throws: one that is away knows nothing and keeps nothing. */
export type SharedAnswers = {
  kind: 'redis' | 'primary';
  claim(keys: readonly string[], terms: Terms): Promise<readonly Claim[]>;
  wait(key: string, waitMs: number): Promise<Kept | null>;
  put(entries: readonly (readonly [string, Kept])[], maxAgeMs: number): Promise<void>;
  abandon(keys: readonly string[]): Promise<void>;
  forget(prefix: string): Promise<void>;
};

/** What this process shares: the Redis of all machines, the primary of this one, or nothing. */
export function sharedAnswers(): SharedAnswers | null {
  if (env.REDIS_URL) return redisAnswers(env.REDIS_URL);
  return cluster.isWorker ? primaryAnswers : null;
}
