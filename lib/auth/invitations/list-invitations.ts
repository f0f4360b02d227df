import { and, desc, lt } from 'drizzle-orm';
import { z } from 'zod';
import { oneTimeLinks } from '#db/schema/people';
import { Invitation, invitationColumns, isOpenInvitation } from '#lib/auth/invitations/invitation';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';

export const ListInvitations = z.object({
  cursor: cursorOf('oneTimeLink'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type ListInvitations = z.infer<typeof ListInvitations>;

export const InvitationPage = z
  .object({ data: z.array(Invitation), nextCursor: z.string().nullable() })
  .meta({ id: 'InvitationPage' });
export type InvitationPage = z.infer<typeof InvitationPage>;

/** The invitations of all admins that nobody has taken, newest first; expired ones for a month. */
export async function listInvitations(ctx: Ctx, { cursor, limit }: ListInvitations): Promise<InvitationPage> {
  requirePermission(ctx.actor, 'person:write');
  const rows = await ctx.db
    .select(invitationColumns)
    .from(oneTimeLinks)
    .where(and(isOpenInvitation, cursor === undefined ? undefined : lt(oneTimeLinks.id, cursor)))
    .orderBy(desc(oneTimeLinks.id))
    .limit(limit + 1);
  const data = rows
    .slice(0, limit)
    .map(({ createdAt, expiresAt, ...row }) =>
      Invitation.parse({ ...row, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }),
    );
  return { data, nextCursor: rows.length > limit ? data.at(-1)!.id : null };
}
