import { z } from 'zod';
import type { Database } from '#db/client';
import { users } from '#db/schema/people';
import { recordRefusedSignIn } from '#lib/audit/record-sign-in';
import { networkOf } from '#lib/auth/network-of';
import { verifyPassword } from '#lib/auth/passwords/password';
import { TypedPassword } from '#lib/auth/passwords/typed-password';
import { normaliseEmail } from '#lib/auth/people/email';
import { hasEmail } from '#lib/auth/people/has-email';
import type { Proven } from '#lib/auth/sessions/require-still-proven';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';
import { emailTries, passwordTries, provenPasswords } from '#lib/auth/tries/password-tries';
import type { Share, Try } from '#lib/auth/tries/share';
import { takeTry } from '#lib/auth/tries/take-try';
import { requireSecondFactor } from '#lib/auth/two-factor/require-second-factor';

export const SignInByPassword = z.object({
  email: z.string().max(254, 'An e-mail has at most 254 characters.'),
  password: TypedPassword,
  code: z
    .string()
    .max(40, 'A code has six digits, a recovery code 16 letters and digits.')
    .optional()
    .describe('Of the authenticator app, or a recovery code, for those who have two-factor on.'),
});
export type SignInByPassword = z.infer<typeof SignInByPassword>;

/**
 * What the person with this e-mail and password has proved, null for a wrong pair. It takes as long whether the e-mail
 * has an account, has a password, or neither. Throws SignInRefused for too many tries, and, to the right password
 * only, for a disabled account and where two-factor wants a (better) code.
 */
export async function signInByPassword(
  db: Database,
  { email, password, code }: SignInByPassword,
  address: string,
  requestId?: string,
): Promise<Proven | null> {
  const normal = normaliseEmail(email) ?? '';
  const ofNetwork = await oneOf(passwordTries, networkOf(address));
  const ofEmail = await oneOf(emailTries, normal);
  const [person] = await db.select().from(users).where(hasEmail(normal));
  const isRight = await verifyPassword(person?.passwordHash, password);
  if (!isRight || !person) {
    await recordRefusedSignIn(db, { userId: person?.id ?? null, address, requestId, problem: 'CredentialsSignin' });
    return null;
  }
  await ofNetwork.giveBack();
  await ofEmail.giveBack();
  await oneOf(provenPasswords, person.id);
  try {
    if (person.disabledAt) throw new SignInRefused('Disabled');
    await requireSecondFactor(db, person, code);
  } catch (error) {
    if (error instanceof SignInRefused && error.message !== 'CodeNeeded')
      await recordRefusedSignIn(db, { userId: person.id, address, requestId, problem: error.message });
    throw error;
  }
  const { id: userId, email: signedInWith, passwordHash, totpSince } = person;
  return { userId, email: signedInWith, passwordHash, totpSince };
}

async function oneOf(share: Share, subject: string): Promise<Try> {
  const taken = await takeTry(share, [subject]);
  if (!taken) throw new SignInRefused('TooManyTries');
  return taken;
}
