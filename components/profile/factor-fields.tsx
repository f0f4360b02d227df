import { PasswordInput, TextInput } from '@mantine/core';
import type { ApiProblem } from '#components/ui/api-problem.ts';

/** One's current password, asked once more before something that guards the account changes. */
export function CurrentPasswordField({ email, problem }: { email: string; problem: ApiProblem | null }) {
  return (
    <>
      {/* Password managers learn from it whose password this is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordInput
        label="Current password"
        name="password"
        autoComplete="current-password"
        maxLength={200}
        required
        withAsterisk={false}
        error={problem?.at('/password')}
        data-autofocus
      />
    </>
  );
}

type CodeProps = { problem: ApiProblem | null; mayBeRecoveryCode?: boolean; autoFocus?: boolean };

/** A code of the authenticator app. */
export function CodeField({ problem, mayBeRecoveryCode, autoFocus }: CodeProps) {
  return (
    <TextInput
      label="Code"
      description={
        mayBeRecoveryCode
          ? 'What your authenticator app shows now, or a recovery code.'
          : 'The six digits that your authenticator app shows now.'
      }
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={mayBeRecoveryCode ? 'text' : 'numeric'}
      maxLength={40}
      required
      withAsterisk={false}
      error={problem?.at('/code')}
      data-autofocus={autoFocus || undefined}
    />
  );
}
