import { describe, expect, test } from 'vitest';
import { slidingWindow } from '#lib/usage/sliding-window';

const minute = 60_000;
const takenAt = (window: ReturnType<typeof slidingWindow>, times: number[], limit: number, subject = 'key') =>
  times.map((at) => window.take(subject, limit, at)).filter(({ allowed }) => allowed).length;

describe('a limit of calls a minute', () => {
  test('allows that many at once and counts them down', () => {
    const window = slidingWindow();
    expect([1, 2, 3].map(() => window.take('key', 2, 30_000))).toMatchObject([
      { allowed: true, remaining: 1 },
      { allowed: true, remaining: 0 },
      { allowed: false, remaining: 0 },
    ]);
  });

  test('is never exceeded in any minute of the clock, and in any 60 s by less than as much again', () => {
    for (let round = 0; round < 30; round++) {
      const window = slidingWindow();
      const limit = 1 + Math.floor(Math.random() * 40);
      const times = Array.from({ length: 2_000 }, () => Math.random() * 5 * minute).toSorted((a, b) => a - b);
      const allowed = times.filter((at) => window.take('key', limit, at).allowed);
      const within = (from: number) => allowed.filter((at) => at >= from && at < from + minute).length;
      for (let start = 0; start < 5; start++) expect(within(start * minute)).toBeLessThanOrEqual(limit);
      for (const from of allowed) expect(within(from)).toBeLessThan(2 * limit + 1);
    }
  });

  test('does not start afresh when the minute turns: a burst before it counts after it', () => {
    const window = slidingWindow();
    expect(takenAt(window, Array(100).fill(59_999), 100)).toBe(100);
    expect(takenAt(window, Array(100).fill(60_000), 100)).toBe(0);
    expect(takenAt(window, Array(100).fill(90_000), 100)).toBe(50);
  });

  test('is whole again after two quiet minutes', () => {
    const window = slidingWindow();
    takenAt(window, Array(10).fill(0), 10);
    expect(takenAt(window, Array(20).fill(2 * minute), 10)).toBe(10);
  });

  test('says when the next call fits: then it does, and not a little before', () => {
    for (let round = 0; round < 200; round++) {
      const window = slidingWindow();
      const limit = 1 + Math.floor(Math.random() * 20);
      let at = Math.floor(Math.random() * minute);
      let refused = window.take('key', limit, at);
      while (refused.allowed) {
        at += Math.floor(Math.random() * 2_000);
        refused = window.take('key', limit, at);
      }
      const early = window.take('key', limit, at + refused.resetMs - 3);
      expect(early.allowed).toBe(false);
      expect(window.take('key', limit, at + refused.resetMs + 0.01).allowed).toBe(true);
    }
  });

  test('does not count what it refuses', () => {
    const window = slidingWindow();
    takenAt(window, Array(1_000).fill(0), 10);
    expect(takenAt(window, Array(100).fill(90_000), 10)).toBe(5);
  });

  test('holds for each subject alone', () => {
    const window = slidingWindow();
    takenAt(window, Array(10).fill(0), 10, 'a');
    expect(takenAt(window, Array(10).fill(0), 10, 'b')).toBe(10);
  });

  test('may change while it runs, with a new plan', () => {
    const window = slidingWindow();
    takenAt(window, Array(10).fill(0), 10);
    expect(takenAt(window, Array(20).fill(0), 15)).toBe(5);
    expect(window.take('key', 5, 0)).toMatchObject({ allowed: false, remaining: 0 });
  });

  test('is no larger when the clock is set back', () => {
    const window = slidingWindow();
    takenAt(window, Array(10).fill(10 * minute), 10);
    expect(takenAt(window, Array(10).fill(9 * minute), 10)).toBe(0);
  });
});
