import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { oneTimeLinks } from '#db/schema/people';
import { isOpenInvitation } from '#lib/auth/invitations/invitation';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const RevokeInvitation = z.object({ id: z.string().max(200) });
export type RevokeInvitation = z.infer<typeof RevokeInvitation>;

/** Takes an invitation back: its link opens nothing from now on. 404 for one that was taken already. */
export async function revokeInvitation(ctx: Ctx, { id }: RevokeInvitation): Promise<void> {
  requirePermission(ctx.actor, 'person:write');
  const gone = await ctx.db
    .delete(oneTimeLinks)
    .where(and(eq(oneTimeLinks.id, id), isOpenInvitation))
    .returning({ id: oneTimeLinks.id });
  if (gone.length === 0) throw notFound('invitation');
}
