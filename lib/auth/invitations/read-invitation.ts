import { z } from 'zod';
import { invitationStands } from '#lib/auth/invitations/invitation-stands';
import { findOpenLink } from '#lib/auth/links/open-link';
import type { Ctx } from '#lib/context';

export const ReadInvitation = z.object({ token: z.string().max(200) });
export type ReadInvitation = z.infer<typeof ReadInvitation>;

/** Whom a link invites, and whether an admin did; null for a link that is over. */
export async function readInvitation(
  ctx: Ctx,
  { token }: ReadInvitation,
): Promise<{ email: string; isByAdmin: boolean } | null> {
  const link = await findOpenLink(ctx.db, 'invitation', token);
  if (!link || !(await invitationStands(ctx.db, link))) return null;
  return { email: link.email, isByAdmin: link.createdBy !== null };
}
