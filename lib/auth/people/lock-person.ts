import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import type { Transaction } from '#lib/auth/change-credentials';
import { AppError, notFound } from '#lib/errors';

/**
 * Holds a person's row until `tx` ends; gives the role they have. Throws 404 for nobody, 409 for an account that was
 * erased, or is being erased.
 */
export async function lockPerson(tx: Transaction, id: string): Promise<Pick<typeof users.$inferSelect, 'role'>> {
  const [person] = await tx
    .select({ role: users.role, erasedAt: users.erasedAt })
    .from(users)
    .where(eq(users.id, id))
    .for('update');
  if (!person) throw notFound('person');
  if (person.erasedAt) throw new AppError('conflict', 'This account was erased. Nothing brings it back.');
  if (await isBeingErased(tx, id)) {
    throw new AppError('conflict', 'This account is being erased. Nothing brings it back.');
  }
  return person;
}

/** Begun, an erasure has counted something: the account was closed for good, with the row that is held here. */
async function isBeingErased(tx: Transaction, userId: string): Promise<boolean> {
  const ofAccount = and(eq(erasures.userId, userId), isNull(erasures.subjectHash));
  const begun = and(eq(erasures.status, 'waiting'), isNotNull(erasures.certificate));
  const [erasure] = await tx.select({ id: erasures.id }).from(erasures).where(and(ofAccount, begun)).limit(1);
  return erasure !== undefined;
}
