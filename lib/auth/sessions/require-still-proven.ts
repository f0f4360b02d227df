import { and, eq } from 'drizzle-orm';
import { providerAccounts, users } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';

/** What a sign-in was judged by: e-mail and password, or an account at a provider, and the second factor. */
export type Proven = {
  userId: string;
  email?: string;
  passwordHash?: string | null;
  provider?: { provider: string; providerAccountId: string };
  totpSince: Date | null;
};

/**
 * Makes sure, in the transaction that begins a session, that a person's row still is what they proved themselves by, and
 * gives it. Its lock has a change, which ends all sessions there are, come wholly before or wholly after. Throws
 * SignInRefused: Disabled, or Changed.
 */
export async function requireStillProven(
  tx: Transaction,
  { userId, email, passwordHash, provider, totpSince }: Proven,
): Promise<typeof users.$inferSelect> {
  const [person] = await tx.select().from(users).where(eq(users.id, userId)).for('share');
  if (!person || person.disabledAt || person.erasedAt) throw new SignInRefused('Disabled');
  const isSameEmail = email === undefined || email === person.email;
  const isSamePassword = passwordHash === undefined || passwordHash === person.passwordHash;
  const isSameSecondFactor = totpSince?.getTime() === person.totpSince?.getTime();
  const isStillLinked = provider === undefined || (await isLinked(tx, userId, provider));
  if (!isSameEmail || !isSamePassword || !isSameSecondFactor || !isStillLinked) throw new SignInRefused('Changed');
  return person;
}

async function isLinked(tx: Transaction, userId: string, by: Required<Proven>['provider']): Promise<boolean> {
  const { provider, providerAccountId } = providerAccounts;
  const [link] = await tx
    .select({ userId: providerAccounts.userId })
    .from(providerAccounts)
    .where(and(eq(provider, by.provider), eq(providerAccountId, by.providerAccountId)));
  return link?.userId === userId;
}
