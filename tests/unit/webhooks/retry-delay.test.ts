import { expect, test } from 'vitest';
import { attemptsPerRound, retryAfterMs, retryDelayMs } from '#lib/webhooks/retry-delay';

test('attempts follow each other as Standard Webhooks recommends, and end after the tenth', () => {
  const delays = Array.from({ length: attemptsPerRound }, (_, k) => retryDelayMs(k + 1, 0, null));
  expect(delays.map((ms) => ms && ms / 1000)).toEqual([
    5,
    300,
    1800,
    7200,
    18_000,
    36_000,
    50_400,
    72_000,
    86_400,
    null,
  ]);
});

test('a message sent again after its last attempt has a whole round before it', () => {
  expect(retryDelayMs(attemptsPerRound + 1, 0, null)).toBe(5_000);
  expect(retryDelayMs(2 * attemptsPerRound, 0, null)).toBeNull();
});

test('chance makes a wait up to a tenth longer, never shorter', () => {
  expect(retryDelayMs(2, 1, null)).toBe(330_000);
  expect(retryDelayMs(2, 0, null)).toBe(300_000);
});

test('an endpoint may ask for a longer wait, up to a day, and for no shorter one', () => {
  expect(retryDelayMs(1, 0, 60_000)).toBe(60_000);
  expect(retryDelayMs(2, 0, 1_000)).toBe(300_000);
  expect(retryDelayMs(1, 0, 1e12)).toBe(86_400_000);
  expect(retryDelayMs(attemptsPerRound, 0, 60_000)).toBeNull();
});

test('Retry-After is read as seconds or as a date, and ignored where it is neither', () => {
  const now = new Date('2026-11-20T10:00:00Z');
  expect(retryAfterMs('120', now)).toBe(120_000);
  expect(retryAfterMs('Fri, 20 Nov 2026 10:00:30 GMT', now)).toBe(30_000);
  expect(retryAfterMs('Fri, 20 Nov 2026 09:00:00 GMT', now)).toBe(0);
  expect(retryAfterMs('soon', now)).toBeNull();
  expect(retryAfterMs(undefined, now)).toBeNull();
});
