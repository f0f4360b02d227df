import { type Kept, type MemoryAnswers, memoryAnswers } from '#lib/inference/cache/memory-answers';

/** How old an answer may be, and how long whoever is to find one is waited for; in milliseconds. */
export type Terms = { maxAgeMs: number; leaseMs: number };

/** An answer that is known, or who is to find it: `yours` for who asked first, `theirs` for everybody after that. */
export type Claim = Kept | 'yours' | 'theirs';

/**
 * Answers in memory, and who is finding which: equal rows that are asked for at the same time are run once. Who holds a
 * claim gives the answer or abandons it; once its lease is over, nobody waits for it any more.
 */
export type AnswerBook = {
  claim(keys: readonly string[], terms: Terms): Claim[];
  /** The answer that another finds, or null where it gives up or takes longer than `waitMs`. */
  wait(key: string, waitMs: number): Kept | null | Promise<Kept | null>;
  put(entries: readonly (readonly [string, Kept])[]): void;
  abandon(keys: readonly string[]): void;
  forget: MemoryAnswers['forget'];
};

type Lease = { timer: NodeJS.Timeout; waiting: ((kept: Kept | null) => void)[] };

export function answerBook(maxBytes: number): AnswerBook {
  const answers = memoryAnswers(maxBytes);
  const leases = new Map<string, Lease>();

  function settle(key: string, kept: Kept | null): void {
    const lease = leases.get(key);
    if (!lease) return;
    leases.delete(key);
    clearTimeout(lease.timer);
    for (const resolve of lease.waiting) resolve(kept);
  }

  function claimOne(key: string, { maxAgeMs, leaseMs }: Terms): Claim {
    const kept = answers.get(key, maxAgeMs);
    if (kept) return kept;
    if (leases.has(key)) return 'theirs';
    leases.set(key, { timer: setTimeout(() => settle(key, null), leaseMs).unref(), waiting: [] });
    return 'yours';
  }

  return {
    claim: (keys, terms) => keys.map((key) => claimOne(key, terms)),
    wait(key, waitMs) {
      const lease = leases.get(key);
      // Found between the claim and this, or given up.
      if (!lease) return answers.get(key, Number.POSITIVE_INFINITY) ?? null;
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, waitMs, null);
        lease.waiting.push((kept) => {
          clearTimeout(timer);
          resolve(kept);
        });
      });
    },
    put(entries) {
      for (const [key, kept] of entries) {
        answers.set(key, kept);
        settle(key, kept);
      }
    },
    abandon(keys) {
      for (const key of keys) settle(key, null);
    },
    forget: answers.forget,
  };
}
