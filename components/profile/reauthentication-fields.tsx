import { PasswordInput } from '@mantine/core';
import type { Owner } from '#components/profile/owner.ts';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import { CodeField } from '#components/ui/fields/code-field.tsx';

type Props = { owner: Owner; problem: ApiProblem | null };

/**
 * The current password and a code, as far as the owner has them: asked before something that guards the account
 * changes. A dialog that has no field before them begins with the cursor in the password.
 */
export function ReauthenticationFields({ owner: { email, hasPassword, hasTwoFactor }, problem }: Props) {
  return (
    <>
      {/* Password managers learn from it whose password this is. */}
      <input type="email" name="email" value={email} autoComplete="username" readOnly hidden />
      {hasPassword && (
        <PasswordInput
          label="Current password"
          name="currentPassword"
          autoComplete="current-password"
          required
          withAsterisk={false}
          error={problem?.at('/currentPassword')}
          data-autofocus
        />
      )}
      {hasTwoFactor && <CodeField problem={problem} />}
    </>
  );
}

/** The problems that stand at these fields. */
export const reauthenticationPointers = ({ hasPassword, hasTwoFactor }: Owner): string[] => [
  ...(hasPassword ? ['/currentPassword'] : []),
  ...(hasTwoFactor ? ['/code'] : []),
];

/** What the API takes of what was typed into them. */
export const reauthenticationOf = (typed: FormData) => ({
  currentPassword: typed.get('currentPassword') ?? undefined,
  code: typed.get('code') ?? undefined,
});
