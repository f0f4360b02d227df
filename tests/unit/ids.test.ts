import { expect, test } from 'vitest';
import { firstIdAt, idTimeMs, newId } from '#lib/ids';

test('ids sort by the time they were made, and a span of time is a range of ids', () => {
  const now = Date.parse('2026-11-21T03:00:00.123Z');
  const id = newId('prediction', now);
  expect(id).toMatch(/^pred_[0-9a-z]{26}$/);
  expect(idTimeMs(id)).toBe(now);
  expect(firstIdAt('prediction', now) <= id).toBe(true);
  expect(id < firstIdAt('prediction', now + 1)).toBe(true);
  expect(newId('prediction', now - 1) < firstIdAt('prediction', now)).toBe(true);
});

test.each([0, 1, 31, 32, 1_023, 1_024, Date.parse('2026-01-01'), Date.parse('9999-12-31')])('%i ms is kept', (ms) => {
  expect(idTimeMs(newId('failedCall', ms))).toBe(ms);
  expect(idTimeMs(firstIdAt('failedCall', ms))).toBe(ms);
});

test('ids made at the same moment differ', () => {
  const ids = new Set(Array.from({ length: 10_000 }, () => newId('request', 0)));
  expect(ids.size).toBe(10_000);
});
