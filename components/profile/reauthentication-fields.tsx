import { CodeField } from '#components/profile/code-field.tsx';
import type { ApiProblem } from '#components/ui/api-problem.ts';
import { CurrentPasswordField } from '#components/ui/fields/current-password-field.tsx';

/** What the owner of an account proves themselves by once more. */
export type Owner = {
  email: string;
  hasTwoFactor: boolean;
  /** Where people can sign in through a provider, they may have no password yet. */
  mayLackPassword: boolean;
};

type Props = Owner & { autoFocus?: boolean; problem: ApiProblem | null };

/** The current password and, where two-factor is on, a code: asked before something that guards the account changes. */
export function ReauthenticationFields({ email, hasTwoFactor, mayLackPassword, autoFocus, problem }: Props) {
  return (
    <>
      <CurrentPasswordField email={email} mayLackPassword={mayLackPassword} autoFocus={autoFocus} problem={problem} />
      {hasTwoFactor && <CodeField problem={problem} mayBeRecoveryCode />}
    </>
  );
}

/** The problems that stand at these fields. */
export const reauthenticationPointers = ({ hasTwoFactor }: Owner): string[] =>
  hasTwoFactor ? ['/currentPassword', '/code'] : ['/currentPassword'];

/** What the API takes of what was typed into them. */
export const reauthenticationOf = (typed: FormData) => ({
  currentPassword: typed.get('currentPassword'),
  code: typed.get('code') ?? undefined,
});
