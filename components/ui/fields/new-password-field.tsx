import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = { label?: string; hint?: ReactNode; name?: string; problem: ApiProblem | null };

/** A password to be chosen; the server says which are to be avoided. */
export function NewPasswordField({ label = 'New password', hint, name = 'password', problem }: Props) {
  return (
    <PasswordInput
      label={label}
      description={hint ?? 'At least 10 characters. A few words in a row are good.'}
      name={name}
      autoComplete="new-password"
      minLength={10}
      required
      withAsterisk={false}
      error={problem?.at(`/${name}`)}
    />
  );
}
