import { and, asc, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { AppError } from '#lib/errors';

/**
 * Throws 409 where the person is the only admin left who stays: one whose erasure waits is soon none. The admins' rows
 * stay locked until commit, so that two admins cannot take each other's place away at once.
 */
export async function requireAnotherAdmin(tx: Transaction, personId: string): Promise<void> {
  const admins = await tx
    .select({ id: users.id, eraseAt: users.eraseAt })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt)))
    .orderBy(asc(users.id))
    .for('update');
  const isAdmin = admins.some(({ id }) => id === personId);
  if (isAdmin && !admins.some(({ id, eraseAt }) => id !== personId && eraseAt === null)) {
    throw new AppError('conflict', 'This is the last admin. Make somebody else an admin first.');
  }
}
