import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { LinkToken } from '#lib/auth/links/one-time-link';
import { linkIsOver, takeLink } from '#lib/auth/links/open-link';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';

export const VerifyEmail = z.object({ token: LinkToken });
export type VerifyEmail = z.infer<typeof VerifyEmail>;

/**
 * Confirms one's own e-mail by the link that was sent to it. 403 for a link that is over or of another account than one
 * is signed in to: an account that somebody made in another's name is confirmed by nobody.
 */
export async function verifyEmail(ctx: Ctx, { token }: VerifyEmail): Promise<void> {
  const userId = requirePerson(ctx.actor);
  await ctx.db.transaction(async (tx) => {
    const link = await takeLink(tx, 'verify-email', token);
    if (link.userId !== userId) throw linkIsOver();
    const confirmed = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(and(eq(users.id, userId), eq(users.email, link.email), isNull(users.erasedAt)))
      .returning({ id: users.id });
    if (confirmed.length === 0) throw linkIsOver();
  });
}
