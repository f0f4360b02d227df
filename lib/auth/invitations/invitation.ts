import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { oneTimeLinks } from '#db/schema/people';
import { roles } from '#lib/auth/permissions';

/** An invitation that nobody has taken yet; `link` is told once, to whom it was made by. */
export const Invitation = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(roles),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof Invitation>;

/** What makes an `Invitation` of a row. */
export const invitationColumns = {
  id: oneTimeLinks.id,
  email: oneTimeLinks.email,
  role: oneTimeLinks.role,
  createdAt: oneTimeLinks.createdAt,
  expiresAt: oneTimeLinks.expiresAt,
};

/** Made by an admin and not taken yet, expired or not. */
export const isOpenInvitation = and(
  eq(oneTimeLinks.purpose, 'invitation'),
  isNotNull(oneTimeLinks.createdBy),
  isNull(oneTimeLinks.usedAt),
);
