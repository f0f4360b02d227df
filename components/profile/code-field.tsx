import { TextInput } from '@mantine/core';
import type { ApiProblem } from '#components/ui/api-problem.ts';

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
