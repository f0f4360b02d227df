import type { CurrentPerson } from '#lib/auth/current-actor';
import type { TwoFactor } from '#lib/auth/two-factor/get-two-factor';

/** By what the owner of an account proves once more that it is them. */
export type Owner = { email: string; hasPassword: boolean; hasTwoFactor: boolean };

/** That of the person who is signed in. */
export const ownerOf = ({ email }: CurrentPerson, { hasPassword, since }: TwoFactor): Owner => ({
  email,
  hasPassword,
  hasTwoFactor: since !== null,
});
