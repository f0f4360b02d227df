/**
 * Why a sign-in failed: the code that comes back as `error` (from next-auth's `signIn`, or in the address of the
 * sign-in page), and what to tell. The page shows these texts only, never one that an address brought along.
 */
export const signInProblems = {
  CredentialsSignin: 'E-mail or password is wrong. Check both and try again.',
  TooManyTries: 'Too many tries. Wait a minute and try again.',
  CodeNeeded: 'Type the code that your authenticator app shows, or a recovery code.',
  CodeWrong: 'This code is wrong or was used already. Wait for the next one and try again.',
  TooManyCodes: 'Too many wrong codes. Wait an hour and try again.',
  TwoFactorByPassword: 'Your account has two-factor on. Sign in with your password and a code.',
  Disabled: 'This account is disabled. Ask an admin.',
  Changed: 'Your account was changed just now. Sign in again.',
  Unavailable: 'Signing in does not work right now. Try again shortly.',
  AfterSignUp: 'Sign in with your password. An e-mail that had an account before keeps the password it had.',
  EmailNotVerified: 'That provider has not verified your e-mail. Verify it there and try again.',
  HasPassword: 'This e-mail has an account with a password. Sign in with it first, then connect the provider.',
  OtherAccount: 'That provider account has another e-mail than the account you are signed in to.',
  EmailLooksLikeAnother: 'The e-mail at that provider has letters that look like others. Use another one.',
  SignUpClosed: 'There is no account for you here. Ask an admin to invite you.',
  NotSetUp: 'This installation has no admin yet. Open /set-up to make the first one.',
  OAuthSignin: 'The provider could not be reached. Try again.',
  OAuthCallback: 'The provider did not confirm who you are. Try again.',
  SessionRequired: 'Sign in to see this page.',
} as const;
export type SignInProblem = keyof typeof signInProblems;

/** What to show for `error`, whatever it says. */
export function signInProblemText(error: string): string {
  return Object.hasOwn(signInProblems, error)
    ? signInProblems[error as SignInProblem]
    : 'Signing in did not work. Try again.';
}

/** Thrown where somebody is not let in; its message is the code, as next-auth hands that on. */
export class SignInRefused extends Error {
  /** Whom it would have let in, for the audit log; none where that is not known here. */
  readonly userId: string | null;
  constructor(problem: SignInProblem, userId: string | null = null) {
    super(problem);
    this.name = 'SignInRefused';
    this.userId = userId;
  }
}
