import type { ListedApiKey } from '#lib/auth/api-keys/list-api-keys';

export type KeyState = 'active' | 'expired' | 'revoked';

/** Whether a key still opens anything at `now`. */
export function keyState({ revokedAt, expiresAt }: ListedApiKey, now: Date): KeyState {
  if (revokedAt) return 'revoked';
  return expiresAt && new Date(expiresAt) <= now ? 'expired' : 'active';
}
