const texts: Record<string, string> = {
  CredentialsSignin: 'The e-mail or the password was wrong.',
  CodeWrong: 'The two-factor code was wrong, or used already.',
  TooManyCodes: 'There were too many wrong two-factor codes.',
  Disabled: 'The account is disabled.',
};

/** Why a sign-in was refused, in words for those who read the audit log; `problem` is what the sign-in was told. */
export const refusedSignInText = (problem: string): string => texts[problem] ?? problem;
