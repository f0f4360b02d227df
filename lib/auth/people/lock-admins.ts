import { and, asc, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/**
 * The admins who are not disabled, who has been here longest first. Their rows stay locked until commit, so that no two
 * of them leave, or take each other's place away, at once.
 */
export const lockAdmins = (tx: Transaction) =>
  tx
    .select({ id: users.id, eraseAt: users.eraseAt })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), isNull(users.erasedAt)))
    .orderBy(asc(users.id))
    .for('update');
