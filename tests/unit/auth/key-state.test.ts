import { expect, test } from 'vitest';
import { keyState } from '#components/keys/key-state.ts';

const now = new Date('2026-11-22T09:00:00.000Z');
const key = {
  id: 'key_01kb1fe8j0k2m4n6p8q0r2s4t6',
  name: 'Greenhouse',
  hint: 'bw_3fT9',
  scopes: ['predict'],
  limit: 'plan' as const,
  createdAt: '2026-11-20T09:50:00.000Z',
  expiresAt: null,
  lastUsedAt: null,
  revokedAt: null,
};

test('a key is stopped, and called so, while the account of its owner waits for its erasure', () => {
  expect(keyState(key, now, false)).toBe('active');
  expect(keyState(key, now, true)).toBe('stopped');
});

test('what would not work anyway is called by what ended it', () => {
  expect(keyState({ ...key, expiresAt: now.toISOString() }, now, true)).toBe('expired');
  expect(keyState({ ...key, revokedAt: '2026-11-21T09:00:00.000Z' }, now, true)).toBe('revoked');
});
