const texts: Record<string, string> = {
  CredentialsSignin: 'The e-mail or the password was wrong.',
  CodeWrong: 'The two-factor code was wrong, or used already.',
  TooManyCodes: 'There were too many wrong two-factor codes.',
  Disabled: 'The account is disabled.',
  Changed: 'The account was changed meanwhile.',
  TwoFactorByPassword: 'The account has two-factor on, and a provider asks for no code.',
  EmailNotVerified: 'The provider had not verified the e-mail.',
  HasPassword: 'The account has a password, and nobody was signed in to it.',
  OtherAccount: 'The provider’s account has another e-mail than the one signed in to.',
  EmailLooksLikeAnother: 'The e-mail looks like another.',
  SignUpClosed: 'There is no account, and sign-up is not open.',
  NotSetUp: 'There is no admin yet.',
};

/** Why a sign-in was refused, in words for those who read the audit log; `problem` is what the sign-in was told. */
export const refusedSignInText = (problem: string): string => texts[problem] ?? problem;
