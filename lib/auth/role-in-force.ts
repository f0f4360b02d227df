import type { Role } from '#lib/auth/permissions';
import { env } from '#lib/env';

/** The role that counts: where two-factor is required, nobody without it is more than an end user. */
export function roleInForce({ role, totpSince }: { role: Role; totpSince: Date | null }): Role {
  return env.TWO_FACTOR === 'required' && totpSince === null ? 'end-user' : role;
}
