import { eq } from 'drizzle-orm';
import { users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';

/** What of a person's row a sign-in was judged by; no `passwordHash` and `email` where a provider vouched for them. */
export type Proven = { userId: string; email?: string; passwordHash?: string | null; totpSince: Date | null };

/**
 * Makes sure, in the transaction that begins a session, that a person's row still is what they proved themselves by. The
 * lock has a change of it, which ends all sessions there are, come wholly before or wholly after. Gives the row. Throws
 * SignInRefused: Disabled, or Changed where e-mail, password or two-factor are others by now.
 */
export async function requireStillProven(
  tx: Transaction,
  { userId, email, passwordHash, totpSince }: Proven,
): Promise<typeof users.$inferSelect> {
  const [person] = await tx.select().from(users).where(eq(users.id, userId)).for('share');
  if (!person || person.disabledAt || person.erasedAt) throw new SignInRefused('Disabled');
  const isSameEmail = email === undefined || email === person.email;
  const isSamePassword = passwordHash === undefined || passwordHash === person.passwordHash;
  const isSameSecondFactor = totpSince?.getTime() === person.totpSince?.getTime();
  if (!isSameEmail || !isSamePassword || !isSameSecondFactor) throw new SignInRefused('Changed');
  return person;
}
