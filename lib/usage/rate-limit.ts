import type { Permission } from '#lib/auth/permissions';
import type { Actor } from '#lib/context';
import { env } from '#lib/env';
import { AppError } from '#lib/errors';
import { log } from '#lib/log';
import { takeOnThisMachine } from '#lib/usage/local-limit';
import { redisLimiter } from '#lib/usage/redis-limiter';
import type { Taken } from '#lib/usage/sliding-window';

/**
 * Counts one call against the actor's limit and gives the headers that tell what is left; undefined where there
 * is no limit. Programs are limited on every call, by key or by person; browsers only where they predict. Throws
 * AppError('rate-limited').
 */
export function takeFromLimit(
  actor: Actor,
  permission: Permission,
): Record<string, string> | Promise<Record<string, string>> | undefined {
  const limit = limitOf(actor, permission);
  if (!limit) return undefined;
  const taken = take(limit.subject, limit.perMinute);
  return taken instanceof Promise
    ? taken.then((result) => headersOrRefusal(result, limit.perMinute))
    : headersOrRefusal(taken, limit.perMinute);
}

function limitOf(actor: Actor, permission: Permission): { subject: string; perMinute: number } | undefined {
  if (actor.kind === 'key' && actor.limitPerMinute !== null) {
    return { subject: actor.keyId, perMinute: actor.limitPerMinute };
  }
  if (actor.kind === 'user' && (actor.byToken || permission === 'predict:run')) {
    return { subject: actor.userId, perMinute: actor.planLimitPerMinute };
  }
  return undefined;
}

/** With Redis away the limit is kept by each machine alone: calls go on, and stay limited. */
function take(subject: string, perMinute: number): Taken | Promise<Taken> {
  if (!env.REDIS_URL) return takeOnThisMachine({ subject, perMinute });
  return redisLimiter(env.REDIS_URL)
    .take(subject, perMinute)
    .catch((error: unknown) => {
      warnSometimes(error);
      return takeOnThisMachine({ subject, perMinute });
    });
}

let warnedAtMs = Number.NEGATIVE_INFINITY;

/** Every call fails while Redis is away: one line in ten seconds says as much. */
function warnSometimes(error: unknown): void {
  if (performance.now() - warnedAtMs < 10_000) return;
  warnedAtMs = performance.now();
  log.warn({ error: String(error) }, 'Redis is away: rate limits are kept by this machine alone');
}

function headersOrRefusal({ allowed, remaining, resetMs }: Taken, perMinute: number): Record<string, string> {
  const seconds = Math.max(1, Math.ceil(resetMs / 1000));
  const headers = {
    'ratelimit-policy': `"minute";q=${perMinute};w=60`,
    ratelimit: `"minute";r=${remaining};t=${seconds}`,
  };
  if (allowed) return headers;
  throw new AppError('rate-limited', `This allows ${perMinute} calls a minute. Try again in ${seconds} s.`, {
    headers: { ...headers, 'retry-after': String(seconds) },
    exceeded: { unit: 'callsPerMinute', max: perMinute },
  });
}
