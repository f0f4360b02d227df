import { TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = {
  problem?: ApiProblem | null;
  /** While two-factor is being switched on there are no recovery codes yet. */
  ofAppOnly?: boolean;
  /** The cursor is in it when it appears. */
  autoFocus?: boolean;
};

/** The second factor: a code of the authenticator app, or a recovery code. */
export function CodeField({ problem, ofAppOnly, autoFocus }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  return (
    <TextInput
      ref={field}
      label="Code"
      description={
        ofAppOnly
          ? 'The six digits that your authenticator app shows now.'
          : 'What your authenticator app shows now, or a recovery code.'
      }
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      inputMode={ofAppOnly ? 'numeric' : 'text'}
      maxLength={40}
      required
      withAsterisk={false}
      error={problem?.at('/code')}
    />
  );
}
