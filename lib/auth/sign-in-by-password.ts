import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { normaliseEmail } from '#lib/auth/email';
import { verifyPassword } from '#lib/auth/password';
import { SignInRefused } from '#lib/auth/sign-in-problems';
import { TryCounter } from '#lib/auth/try-counter';
import { processShared } from '#lib/process-shared';

export const SignInByPassword = z.object({ email: z.string().max(254), password: z.string().max(200) });
export type SignInByPassword = z.infer<typeof SignInByPassword>;

/** Failed passwords of the last minute, at most ten each: per e-mail, per address, per person. */
export const passwordTries = () => processShared('password-tries', () => new TryCounter(10, 60_000));

/**
 * The id of the person with this e-mail and password, null for a wrong pair. It takes as long whether the e-mail
 * has an account, has a password, or neither. Throws SignInRefused for too many tries, and, to the right password
 * only, for a disabled account.
 */
export async function signInByPassword(
  db: Database,
  { email, password }: SignInByPassword,
  address: string,
): Promise<string | null> {
  const normal = normaliseEmail(email) ?? '';
  const subjects = [`email ${normal}`, `address ${address}`];
  const now = Date.now();
  if (!passwordTries().take(subjects, now)) throw new SignInRefused('TooManyTries');
  const [person] = await db.select().from(users).where(sql`lower(${users.email}) = ${normal}`);
  if (!(await verifyPassword(person?.passwordHash, password)) || !person) return null;
  passwordTries().giveBack(subjects, now);
  if (person.disabledAt) throw new SignInRefused('Disabled');
  return person.id;
}
