import { PasswordInput } from '@mantine/core';
import type { ApiProblem } from '#components/ui/api-problem.ts';

type Props = {
  email: string;
  name?: string;
  /** Where people can sign in through a provider, they may have none yet. */
  mayLackPassword?: boolean;
  autoFocus?: boolean;
  problem: ApiProblem | null;
};

/** One's current password, asked once more before something that guards the account changes. */
export function CurrentPasswordField({
  email,
  name = 'currentPassword',
  mayLackPassword = false,
  autoFocus = false,
  problem,
}: Props) {
  return (
    <>
      {/* Password managers learn from it whose password this is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      <PasswordInput
        label="Current password"
        description={mayLackPassword && 'Leave it empty if you have only signed in through a provider so far.'}
        name={name}
        autoComplete="current-password"
        required={!mayLackPassword}
        withAsterisk={false}
        error={problem?.at(`/${name}`)}
        data-autofocus={autoFocus || undefined}
      />
    </>
  );
}
