import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { env } from '#lib/env';
import { forgetAnswers } from '#lib/inference/cache/forget-answers';
import { forgetRedisAnswers } from '#lib/inference/cache/forget-redis-answers';
import { forgetAnswersEverywhere } from '#lib/registry/forget-answers-everywhere';

/**
 * Drops what is cached of these models, in every process and in Redis: a cached answer does not say whose it is, and
 * others' are found again. Throws where Redis is away, to be tried again.
 */
export async function forgetCachedAnswers(db: Database, modelIds: readonly string[]): Promise<void> {
  for (const id of modelIds) {
    await forgetAnswers(id);
    await forgetAnswersEverywhere(db, id);
  }
  if (env.REDIS_URL && modelIds.length > 0) await forgetRedisAnswers(env.REDIS_URL, modelIds);
}

/** The models a person called or owned, as far as their answers may be cached. */
export async function cachedModelsOf(db: Database, userId: string): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from models where owner_id = ${userId}
    union
    select id from models where cache_ttl_s is not null
      and exists (select from predictions where user_id = ${userId} and model_id = models.id)`);
  return rows.map(({ id }) => id);
}
