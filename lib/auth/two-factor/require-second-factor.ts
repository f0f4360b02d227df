import type { Database } from '#db/client';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';
import { tryCode } from '#lib/auth/two-factor/try-code';

/** What of a row of `users` tells whether, and by what, somebody proves themselves a second time. */
export type SecondFactor = { id: string; totpSecret: string | null; totpSince: Date | null };

/**
 * Lets somebody on who has proved their password: at once without two-factor, else by a code of their authenticator or
 * a recovery code. Throws SignInRefused: CodeNeeded without a code, CodeWrong, TooManyCodes.
 */
export async function requireSecondFactor(db: Database, user: SecondFactor, code: string | undefined): Promise<void> {
  if (user.totpSince === null) return;
  if (!code?.trim()) throw new SignInRefused('CodeNeeded');
  const tried = await tryCode(db, user, code);
  if (tried === 'right') return;
  throw new SignInRefused(tried === 'wrong' ? 'CodeWrong' : 'TooManyCodes');
}
