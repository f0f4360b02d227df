import { and, eq, gt } from 'drizzle-orm';
import { sessions } from '#db/schema/people';
import { currentSession } from '#lib/auth/sessions/current-session';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

const recentMs = 10 * 60 * 1000;

/**
 * Makes sure that this browser's session was begun in the last ten minutes, for who has no password to show that it is
 * still them. Throws `conflict`.
 */
export async function requireRecentSignIn({ db, actor }: Ctx): Promise<void> {
  const { sessionId = '' } = currentSession(actor);
  const isRecent = gt(sessions.createdAt, new Date(Date.now() - recentMs));
  const [session] = await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(eq(sessions.id, sessionId), isRecent));
  if (!session) throw new AppError('conflict', 'Sign out and in again first, and do this within ten minutes.');
}
