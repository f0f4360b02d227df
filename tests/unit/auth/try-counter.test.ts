import { describe, expect, it } from 'vitest';
import { TryCounter } from '#lib/auth/tries/try-counter';

const counter = () => new TryCounter(3, 60_000);

describe('counting tries', () => {
  it('refuses the one past the limit within any window, and lets it in once the first slid out', () => {
    const tries = counter();
    for (const at of [0, 30_000, 59_000]) expect(tries.take(['a'], at)).toBe(true);
    expect(tries.take(['a'], 59_999)).toBe(false);
    expect(tries.take(['a'], 60_000)).toBe(true);
    expect(tries.take(['a'], 89_999)).toBe(false);
  });

  it('stops a subject that varies the other: each counts for itself', () => {
    const tries = counter();
    for (const email of ['a', 'b', 'c']) expect(tries.take([email, 'address'], 0)).toBe(true);
    expect(tries.take(['d', 'address'], 0)).toBe(false);
    expect(tries.take(['d', 'elsewhere'], 0)).toBe(true);
  });

  it('counts a refused try for nobody', () => {
    const tries = counter();
    for (let i = 0; i < 3; i++) tries.take(['full'], 0);
    for (let i = 0; i < 5; i++) expect(tries.take(['full', 'free'], 0)).toBe(false);
    for (let i = 0; i < 3; i++) expect(tries.take(['free'], 0)).toBe(true);
  });

  it('forgets a try that turned out well', () => {
    const tries = counter();
    for (let i = 0; i < 20; i++) {
      expect(tries.take(['a', 'b'], i)).toBe(true);
      tries.giveBack(['a', 'b'], i);
    }
  });

  it('counts tries that run at once before any has failed', () => {
    const tries = counter();
    expect(Array.from({ length: 5 }, () => tries.take(['a'], 0))).toEqual([true, true, true, false, false]);
  });
});
