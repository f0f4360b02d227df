import type { ListedApiKey } from '#lib/auth/api-keys/list-api-keys';

export type KeyState = 'active' | 'stopped' | 'expired' | 'revoked';

/** Whether a key opens anything at `now`; all are stopped while the account of their owner waits for its erasure. */
export function keyState({ revokedAt, expiresAt }: ListedApiKey, now: Date, isOwnerLeaving: boolean): KeyState {
  if (revokedAt) return 'revoked';
  if (expiresAt && new Date(expiresAt) <= now) return 'expired';
  return isOwnerLeaving ? 'stopped' : 'active';
}
