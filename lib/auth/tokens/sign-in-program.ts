import type { Database } from '#db/client';
import { type SignInByPassword, signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { SignInRefused, signInProblemText } from '#lib/auth/sign-in/sign-in-problems';
import { beginProgramSession, type SignInFrom } from '#lib/auth/tokens/begin-program-session';
import type { IssuedTokens } from '#lib/auth/tokens/issued-tokens';
import { AppError, type ErrorCode } from '#lib/errors';

/** How a refused sign-in is told to a program; what is not here is 403. */
const codeOf: Record<string, ErrorCode> = {
  CredentialsSignin: 'unauthenticated',
  CodeNeeded: 'second-factor-required',
  CodeWrong: 'unauthenticated',
  Changed: 'unauthenticated',
  TooManyTries: 'rate-limited',
  TooManyCodes: 'rate-limited',
};
const waitS: Record<string, string> = { TooManyTries: '60', TooManyCodes: '3600' };

/**
 * Signs a person in for a program of theirs, by e-mail, password and, with two-factor on, a code; gives the first tokens.
 * Throws `unauthenticated` for a wrong pair or code, alike whether the e-mail has an account; `second-factor-required`
 * to the right pair without a code; `rate-limited`; `forbidden` to the right pair of an account that may not sign in.
 */
export async function signInProgram(db: Database, input: SignInByPassword, from: SignInFrom): Promise<IssuedTokens> {
  try {
    const proven = await signInByPassword(db, input, from.address ?? 'unknown', from.requestId);
    if (proven === null) throw new SignInRefused('CredentialsSignin');
    return await beginProgramSession(db, proven, from);
  } catch (error) {
    throw error instanceof SignInRefused ? refusal(error) : error;
  }
}

function refusal(cause: SignInRefused): AppError {
  const wait = waitS[cause.message];
  return new AppError(codeOf[cause.message] ?? 'forbidden', signInProblemText(cause.message), {
    cause,
    ...(wait && { headers: { 'retry-after': wait } }),
  });
}
