import type { ListedSession } from '#lib/auth/sessions/list-sessions';

export const session: ListedSession = {
  id: 'ses_01kb1fe8j0k2m4n6p8q0r2s4t6',
  kind: 'browser',
  device: 'Firefox on Windows',
  address: '203.0.113.7',
  createdAt: '2026-11-20T08:00:00.000Z',
  lastSeenAt: '2026-11-20T10:00:00.000Z',
  expiresAt: '2026-12-20T08:00:00.000Z',
  isCurrent: true,
};
