import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { users } from '#db/schema/people';
import { LinkToken } from '#lib/auth/links/one-time-link';
import { linkIsOver, takeLink } from '#lib/auth/links/open-link';
import type { Ctx } from '#lib/context';

export const VerifyEmail = z.object({ token: LinkToken });
export type VerifyEmail = z.infer<typeof VerifyEmail>;

/** Confirms the e-mail a link was sent to, if it still is that person's. 403 for a link that is over. */
export async function verifyEmail(ctx: Ctx, { token }: VerifyEmail): Promise<{ personId: string }> {
  return ctx.db.transaction(async (tx) => {
    const { userId, email } = await takeLink(tx, 'verify-email', token);
    const [confirmed] = await tx
      .update(users)
      .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
      .where(and(eq(users.id, userId ?? ''), eq(users.email, email), isNull(users.erasedAt)))
      .returning({ id: users.id });
    if (!confirmed) throw linkIsOver();
    return { personId: confirmed.id };
  });
}
