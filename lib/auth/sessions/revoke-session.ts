import { and, eq, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { sessions } from '#db/schema/people';
import { changeCredentials } from '#lib/auth/change-credentials';
import { requirePerson } from '#lib/auth/require-person';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const RevokeSession = z.object({ id: z.string() });
export type RevokeSession = z.infer<typeof RevokeSession>;

/** Ends one of one's own open sessions, at once in every process; 404 for any other. */
export async function revokeSession(ctx: Ctx, { id }: RevokeSession): Promise<void> {
  const userId = requirePerson(ctx.actor);
  await changeCredentials(ctx.db, { kind: 'session', id }, async (tx) => {
    const revoked = await tx
      .update(sessions)
      .set({ revokedAt: new Date() })
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ id: sessions.id });
    if (revoked.length === 0) throw notFound('session');
  });
}
