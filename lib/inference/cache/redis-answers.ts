import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import type { Claim } from '#lib/inference/cache/answer-book';
import type { Kept } from '#lib/inference/cache/memory-answers';
import type { SharedAnswers } from '#lib/inference/cache/shared-answers';
import { log } from '#lib/log';
import { processShared } from '#lib/process-shared';

export const answerPrefix = 'bellwether:answer:';
/** A Redis that takes longer saves nobody anything; it is left alone for a while then, longer while it stays so. */
const COMMAND_LIMIT_MS = 200;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const WARN_EVERY_MS = 10_000;
const FORGET_WITHIN_MS = 5_000;

/** The process's way to the answers that all machines share in the Redis at `url`. */
export const redisAnswers = (url: string): SharedAnswers =>
  processShared('redis-answers', () => openRedisAnswers(url).answers);

/** An answer is one text, `<milliseconds> <JSON>`, that expires by itself; beside it a lease, while somebody finds it. */
export function openRedisAnswers(url: string): { answers: SharedAnswers; close(): void } {
  const options = { maxRetriesPerRequest: 0, enableOfflineQueue: false };
  const redis = new Redis(url, options);
  const listener = new Redis(url, options);
  const waiting = new Map<string, Set<(text: string) => void>>();
  const holder = randomUUID();
  let pauseMs = FIRST_PAUSE_MS;
  let pausedUntil = Number.NEGATIVE_INFINITY;
  let warnedAt = Number.NEGATIVE_INFINITY;

  function warnSometimes(error: unknown): void {
    if (performance.now() - warnedAt < WARN_EVERY_MS) return;
    warnedAt = performance.now();
    log.warn({ error: String(error) }, 'Redis is away: answers are cached by each process alone');
  }

  /** What Redis says, or `otherwise` while it is away. */
  async function ask<T>(otherwise: T, command: () => Promise<T>): Promise<T> {
    if (redis.status !== 'ready' || performance.now() < pausedUntil) return otherwise;
    try {
      const said = await command();
      pauseMs = FIRST_PAUSE_MS;
      return said;
    } catch (error) {
      // Of many that wait together only the first makes the pause longer.
      if (performance.now() >= pausedUntil) pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      pausedUntil = performance.now() + pauseMs;
      warnSometimes(error);
      return otherwise;
    }
  }

  redis.on('error', warnSometimes);
  listener.on('error', warnSometimes);
  listener.on('message', (channel: string, text: string) => {
    for (const hear of waiting.get(channel) ?? []) hear(text);
  });

  async function hear(channel: string, waitMs: number): Promise<string> {
    const others = waiting.get(channel);
    const hearing = others ?? new Set();
    waiting.set(channel, hearing);
    let timer: NodeJS.Timeout | undefined;
    const { promise, resolve } = Promise.withResolvers<string>();
    hearing.add(resolve);
    try {
      timer = setTimeout(resolve, waitMs, '');
      await soon(listener.subscribe(channel));
      // It may have been found, or given up, before this process began to listen.
      const [text, lease] = await soon(redis.mget(channel, `${channel}:lease`));
      if (text || !lease) return text ?? '';
      return await promise;
    } finally {
      clearTimeout(timer);
      hearing.delete(resolve);
      if (hearing.size === 0) {
        waiting.delete(channel);
        listener.unsubscribe(channel).catch(warnSometimes);
      }
    }
  }

  async function forgetAll(start: string): Promise<true> {
    // Every process hears of what is to be forgotten; one of them is enough.
    const guard = `${answerPrefix}forgetting:${start}`;
    if ((await soon(redis.set(guard, holder, 'PX', 10_000, 'NX'))) === null) return true;
    let cursor = '0';
    do {
      const [next, keys] = await soon(redis.scan(cursor, 'MATCH', `${answerPrefix}${start}*`, 'COUNT', 1000));
      if (keys.length > 0) await soon(redis.unlink(...keys));
      cursor = next;
    } while (cursor !== '0');
    await soon(redis.del(guard));
    return true;
  }

  const answers: SharedAnswers = {
    kind: 'redis',
    claim: (keys, { maxAgeMs, leaseMs }) =>
      ask(
        keys.map((): Claim => 'yours'),
        async () => {
          const args = [...keys.map((key) => answerPrefix + key), Date.now() - maxAgeMs, Math.ceil(leaseMs), holder];
          const said: unknown = await soon(redis.eval(claimScript, keys.length, ...args));
          return Array.isArray(said) ? said.map(asClaim) : [];
        },
      ),
    wait: (key, waitMs) => ask(null, async () => asKept(await hear(answerPrefix + key, waitMs))),
    put: (entries, maxAgeMs) =>
      ask(undefined, async () => {
        if (entries.length === 0) return;
        const keys = entries.map(([key]) => answerPrefix + key);
        await soon(redis.eval(putScript, keys.length, ...keys, maxAgeMs, ...entries.map(([, kept]) => asText(kept))));
      }),
    abandon: (keys) =>
      ask(undefined, async () => {
        await soon(redis.eval(abandonScript, keys.length, ...keys.map((key) => answerPrefix + key), holder));
      }),
    async forget(start) {
      // What is left there would be given again: a Redis that is slow just now is asked again.
      const giveUpAt = performance.now() + FORGET_WITHIN_MS;
      while (!(await ask(false, () => forgetAll(start))) && performance.now() < giveUpAt) {
        await sleep(pauseMs, undefined, { ref: false });
      }
    },
  };
  const close = () => {
    redis.disconnect();
    listener.disconnect();
  };
  return { answers, close };
}

/**
 * What Redis says, if it does within the limit. A process that got no processor for that long first reads what has come
 * meanwhile: then it was not Redis that was slow.
 */
function soon<T>(saying: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => setImmediate(reject, new Error(`no answer within ${COMMAND_LIMIT_MS} ms`));
    const timer = setTimeout(give, COMMAND_LIMIT_MS);
    saying.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const asText = ({ atMs, json }: Kept) => `${atMs} ${json}`;

function asKept(text: string): Kept | null {
  const end = text.indexOf(' ');
  return end < 0 ? null : { atMs: Number(text.slice(0, end)), json: text.slice(end + 1) };
}

function asClaim(said: unknown): Claim {
  if (said === 'theirs') return 'theirs';
  return (typeof said === 'string' && asKept(said)) || 'yours';
}

/** Of each key the answer that is young enough, or whether the lease to find it is one's own. */
const claimScript = `
local oldest, leaseMs, holder = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local claims = {}
for i, key in ipairs(KEYS) do
  local answer = redis.call('GET', key)
  if answer and tonumber(string.match(answer, '^%d+')) > oldest then
    claims[i] = answer
  elseif redis.call('SET', key .. ':lease', holder, 'NX', 'PX', leaseMs) then
    claims[i] = 'yours'
  else
    claims[i] = 'theirs'
  end
end
return claims`;

const putScript = `
for i, key in ipairs(KEYS) do
  redis.call('SET', key, ARGV[i + 1], 'PX', ARGV[1])
  redis.call('DEL', key .. ':lease')
  redis.call('PUBLISH', key, ARGV[i + 1])
end`;

const abandonScript = `
for _, key in ipairs(KEYS) do
  if redis.call('GET', key .. ':lease') == ARGV[1] then
    redis.call('DEL', key .. ':lease')
    redis.call('PUBLISH', key, '')
  end
end`;
