import { and, asc, eq, isNull } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { AppError } from '#lib/errors';

/**
 * The admin who has been here longest besides this person; null where there is none. Throws `conflict` where the person
 * is the last admin. The admins' rows stay locked until commit, so that no two of them leave at once.
 */
export async function oldestOtherAdmin(tx: Transaction, userId: string): Promise<string | null> {
  const admins = await tx
    .select({ id: users.id, eraseAt: users.eraseAt })
    .from(users)
    .where(and(eq(users.role, 'admin'), isNull(users.disabledAt), isNull(users.erasedAt)))
    .orderBy(asc(users.id))
    .for('update');
  // One who is about to go is nobody's heir.
  const [heir] = admins.filter(({ id, eraseAt }) => id !== userId && eraseAt === null);
  if (!heir && admins.some(({ id }) => id === userId)) {
    throw new AppError('conflict', 'You are the last admin. Make somebody else an admin first.');
  }
  return heir?.id ?? null;
}
