import type { Transaction } from '#lib/auth/change-credentials';
import { lockAdmins } from '#lib/auth/people/lock-admins';
import { AppError } from '#lib/errors';

/**
 * Throws 409 where the person is the only admin left who stays: one whose erasure waits is soon none. The admins' rows
 * stay locked until commit.
 */
export async function requireAnotherAdmin(tx: Transaction, personId: string): Promise<void> {
  const admins = await lockAdmins(tx);
  const isAdmin = admins.some(({ id }) => id === personId);
  if (isAdmin && !admins.some(({ id, eraseAt }) => id !== personId && eraseAt === null)) {
    throw new AppError('conflict', 'This account is the last admin. Make somebody else an admin first.');
  }
}
