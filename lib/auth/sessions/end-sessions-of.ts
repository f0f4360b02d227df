import { and, eq, isNull, ne } from 'drizzle-orm';
import { sessions } from '#db/schema/people';
import type { Transaction } from '#lib/auth/change-credentials';

/**
 * Ends all sessions of a person, of browsers and programs, `except` one; gives how many. Call it inside of
 * `changeCredentials(db, { kind: 'user', id: userId }, …)`, which has every process forget what it cached of them.
 */
export async function endSessionsOf(
  tx: Transaction,
  userId: string,
  { except }: { except?: string | undefined } = {},
): Promise<number> {
  const open = and(eq(sessions.userId, userId), isNull(sessions.revokedAt));
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: new Date() })
    .where(except === undefined ? open : and(open, ne(sessions.id, except)))
    .returning({ id: sessions.id });
  return ended.length;
}
