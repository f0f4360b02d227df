import type { CreatedInvitation } from '#lib/auth/invitations/create-invitation';
import type { Invitation } from '#lib/auth/invitations/invitation';
import { linkToken } from '#lib/http/operations/examples/link-token';

/** What inviting somebody takes. */
export const invited = { email: 'grace@example.org', role: 'engineer' } as const;

export const invitation: Invitation = {
  ...invited,
  id: 'lnk_01kb1fe8j0k2m4n6p8q0r2s4t6',
  createdAt: '2026-11-20T09:50:00.000Z',
  expiresAt: '2026-11-27T09:50:00.000Z',
};

export const createdInvitation: CreatedInvitation = {
  ...invitation,
  link: `https://bellwether.example.org/invitation?token=${linkToken}`,
  replaced: null,
};
