import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { AppError, notFound } from '#lib/errors';

/**
 * Holds a person's row until `tx` ends; gives the role they have. Throws 404 for nobody, 409 for an account that was
 * erased.
 */
export async function lockPerson(tx: Transaction, id: string): Promise<Pick<typeof users.$inferSelect, 'role'>> {
  const [person] = await tx
    .select({ role: users.role, erasedAt: users.erasedAt })
    .from(users)
    .where(eq(users.id, id))
    .for('update');
  if (!person) throw notFound('person');
  if (person.erasedAt) throw new AppError('conflict', 'This account was erased. Nothing brings it back.');
  return person;
}
