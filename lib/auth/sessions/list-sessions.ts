import { and, desc, eq, gt, isNull, ne, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { sessions } from '#db/schema/people';
import { currentSession } from '#lib/auth/sessions/current-session';
import { deviceOf } from '#lib/auth/sessions/device-of';
import { browserIdleMs } from '#lib/auth/sessions/known-session';
import type { Ctx } from '#lib/context';

/** More than anybody signs in from; the rest are the longest unused. */
const shownAtMost = 100;

export const ListedSession = z
  .object({
    id: z.string(),
    kind: z.enum(['browser', 'program']).describe('How it was begun: at the page Sign in, or by a program.'),
    device: z.string().describe('In words, of what the browser or program says of itself.'),
    address: z.string().nullable().describe('Where the sign-in came from.'),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().describe('To about ten seconds.'),
    expiresAt: z.iso.datetime().describe('A browser’s ends sooner where nobody uses it for seven days.'),
    isCurrent: z.boolean().describe('Whether it is the one that asks.'),
  })
  .meta({ id: 'ListedSession' });
export type ListedSession = z.infer<typeof ListedSession>;

/** One's own sessions that are open, the one that asks first, then by when they were last used. */
export async function listSessions(ctx: Ctx): Promise<ListedSession[]> {
  const { userId, sessionId } = currentSession(ctx.actor);
  const rows = await openSessionsQuery(ctx.db, userId, sessionId);
  return rows.map(({ id, kind, address, userAgent, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    kind,
    device: deviceOf(userAgent),
    address,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    isCurrent: id === sessionId,
  }));
}

/** The open sessions of a person, that of `currentId` first, found by the index of their person. */
export function openSessionsQuery(db: Database, userId: string, currentId: string | undefined) {
  const isCurrent = sql<boolean>`${sessions.id} = ${currentId ?? ''}`;
  const isUsed = or(ne(sessions.kind, 'browser'), gt(sessions.lastSeenAt, new Date(Date.now() - browserIdleMs)));
  return db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt), gt(sessions.expiresAt, sql`now()`), isUsed))
    .orderBy(desc(isCurrent), desc(sessions.lastSeenAt), desc(sessions.id))
    .limit(shownAtMost);
}
