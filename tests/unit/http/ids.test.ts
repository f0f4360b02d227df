import { expect, test } from 'vitest';
import { newId } from '#lib/ids';
import { escapePointer } from '#lib/json-pointer';

test('ids say what they are of, sort by time, and never repeat', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => newId('prediction', 1_700_000_000_000 + index));
  for (const id of ids) expect(id).toMatch(/^pred_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(ids.every((id, index) => index === 0 || ids[index - 1]! < id)).toBe(true);
  expect(new Set(Array.from({ length: 50_000 }, () => newId('key', 0))).size).toBe(50_000);
});

test('ids sort by time over powers of two and centuries', () => {
  const times = [0, 1, 31, 32, 2 ** 31, 2 ** 32, 2 ** 40, Date.UTC(2026, 0), Date.UTC(2326, 0)];
  const ids = times.map((time) => newId('version', time));
  expect(ids.toSorted()).toEqual(ids);
});

test('the random part uses all 32 characters about equally', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 4_000; i++) {
    for (const character of newId('key', 0).slice(-16)) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect(counts.size).toBe(32);
  // 64,000 characters, 2,000 of each, with a standard deviation of 44.
  for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(300);
});

test('a name with slashes and tildes is one token of a JSON pointer', () => {
  expect(escapePointer('a/b~c~1')).toBe('a~1b~0c~01');
});
