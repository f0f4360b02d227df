import { and, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import type { OneTimeLink } from '#lib/auth/links/one-time-link';
import { linkIsOver } from '#lib/auth/links/open-link';
import { permissions, type Role } from '#lib/auth/permissions';
import { roleInForce } from '#lib/auth/role-in-force';
import { env } from '#lib/env';

/**
 * Whether who invites may still do so: sign-up still is as open as the link needs, and an admin who was disabled or is
 * none any more lets nobody in after them.
 */
export async function invitationStands(db: Database | Transaction, { createdBy }: OneTimeLink): Promise<boolean> {
  if (createdBy === null) return env.SIGN_UP === 'open';
  if (env.SIGN_UP === 'closed') return false;
  const [host] = await db
    .select({ role: users.role, totpSince: users.totpSince })
    .from(users)
    .where(and(eq(users.id, createdBy), isNull(users.disabledAt), isNull(users.erasedAt)));
  const inviters: readonly Role[] = permissions['person:write'].roles;
  return host !== undefined && inviters.includes(roleInForce(host));
}

/** Throws 403 as for any link that is over. */
export async function requireStanding(db: Database | Transaction, link: OneTimeLink): Promise<void> {
  if (!(await invitationStands(db, link))) throw linkIsOver();
}
