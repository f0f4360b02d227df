import { z } from 'zod';
import type { Database } from '#db/client';
import { signInProblems } from '#lib/auth/sign-in/sign-in-problems';
import { tryCode } from '#lib/auth/two-factor/try-code';
import { AppError } from '#lib/errors';

/** Six digits of the app, or a recovery code, as people type them. */
export const TypedCode = z
  .string()
  .trim()
  .min(1, 'Type the code that your authenticator app shows.')
  .max(40, 'A code has six digits, a recovery code 16 letters and digits.');

/** Makes sure of a second factor at the profile. Throws `invalid` at `/code`, `rate-limited` after ten in an hour. */
export async function requireCode(
  db: Database,
  user: { id: string; totpSecret: string | null },
  code: string,
): Promise<void> {
  const tried = await tryCode(db, user, code);
  if (tried === 'right') return;
  if (tried === 'too-many') {
    throw new AppError('rate-limited', signInProblems.TooManyCodes, { headers: { 'retry-after': '3600' } });
  }
  const detail = signInProblems.CodeWrong;
  throw new AppError('invalid', detail, { errors: [{ pointer: '/code', detail }] });
}
