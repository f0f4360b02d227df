import { LRUCache } from 'lru-cache';

export type Taken = { allowed: boolean; remaining: number; resetMs: number };
export type SlidingWindow = { take(subject: string, limit: number, nowMs: number): Taken };

type Count = { window: number; current: number; previous: number };

/**
 * A sliding-window counter: the calls of this window plus the previous window's, weighted by how much of it the
 * last `windowMs` still cover. Refused calls are not counted. Remembers the newest 100,000 subjects.
 */
export function slidingWindow(windowMs = 60_000): SlidingWindow {
  const counts = new LRUCache<string, Count>({ max: 100_000 });
  return {
    take(subject, limit, nowMs) {
      const window = Math.floor(nowMs / windowMs);
      const count = advance(counts.get(subject), window);
      counts.set(subject, count);
      const elapsed = nowMs - window * windowMs;
      const used = count.current + Math.floor(count.previous * (1 - elapsed / windowMs));
      const allowed = used < limit;
      if (allowed) count.current++;
      return {
        allowed,
        remaining: Math.max(0, limit - used - (allowed ? 1 : 0)),
        resetMs: allowed ? windowMs - elapsed : waitMs(count, limit, elapsed, windowMs),
      };
    },
  };
}

function advance(count: Count | undefined, window: number): Count {
  if (!count || window > count.window + 1) return { window, current: 0, previous: 0 };
  // A clock set back keeps counting in the window it was in.
  return window > count.window ? { window, current: 0, previous: count.current } : count;
}

/** When the next call will fit: as soon as enough of the previous window has slid out, else in the next window. */
function waitMs({ current, previous }: Count, limit: number, elapsed: number, windowMs: number): number {
  // At that very moment what has slid out is not yet a whole call, hence the millisecond.
  if (current < limit) return (1 - (limit - current) / previous) * windowMs - elapsed + 1;
  return windowMs - elapsed + (1 - limit / current) * windowMs + 1;
}
