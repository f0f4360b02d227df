import type { Database } from '#db/client';
import { knownPerson } from '#lib/auth/credentials';
import { type SignInByPassword, signInByPassword } from '#lib/auth/sign-in-by-password';
import { SignInRefused, signInProblemText } from '#lib/auth/sign-in-problems';
import { beginProgramSession, type ProgramSignIn } from '#lib/auth/tokens/begin-program-session';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { AppError, type ErrorCode } from '#lib/errors';

/** How a refused sign-in is told to a program; what is not here is 403. */
const codeOf: Record<string, ErrorCode> = {
  CredentialsSignin: 'unauthenticated',
  CodeNeeded: 'second-factor-required',
  CodeWrong: 'unauthenticated',
  TooManyTries: 'rate-limited',
  TooManyCodes: 'rate-limited',
};
const waitS: Record<string, string> = { TooManyTries: '60', TooManyCodes: '3600' };

/**
 * Signs a person in for a program of theirs, by e-mail, password and, with two-factor on, a code; gives the first tokens.
 * Throws `unauthenticated` for a wrong pair or code, alike whether the e-mail has an account; `second-factor-required`
 * to the right pair without a code; `rate-limited`; `forbidden` to the right pair of an account that may not sign in.
 */
export async function signInProgram(
  db: Database,
  input: SignInByPassword,
  from: Omit<ProgramSignIn, 'userId'>,
): Promise<IssuedTokens> {
  const userId = await provenPerson(db, input, from.address ?? 'unknown');
  if ((await knownPerson(userId))?.isLeaving) {
    throw new AppError('forbidden', 'This account waits for its erasure. Sign in in the browser to take that back.');
  }
  return beginProgramSession(db, { ...from, userId });
}

async function provenPerson(db: Database, input: SignInByPassword, address: string): Promise<string> {
  try {
    const userId = await signInByPassword(db, input, address);
    if (userId === null) throw new SignInRefused('CredentialsSignin');
    return userId;
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const wait = waitS[error.message];
    throw new AppError(codeOf[error.message] ?? 'forbidden', signInProblemText(error.message), {
      cause: error,
      ...(wait && { headers: { 'retry-after': wait } }),
    });
  }
}
