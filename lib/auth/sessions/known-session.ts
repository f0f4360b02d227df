import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { sessions } from '#db/schema/people';
import { CredentialCache } from '#lib/auth/credential-cache';
import { processShared } from '#lib/process-shared';

export type KnownSession = {
  readonly id: string;
  readonly userId: string;
  readonly kind: 'browser' | 'program';
  readonly expiresAtMs: number;
  readonly revoked: boolean;
  /** When it was last used, as far as this process knows: `noteSessionUse` moves it on. */
  seenAtMs: number;
};

/** A browser's session that nobody uses for so long is over; a program's ends with its refresh token. */
export const browserIdleMs = 7 * 24 * 60 * 60 * 1000;

const cache = () => processShared('known-sessions', () => new CredentialCache(loadSession));

/**
 * The session of this id, itself when it is cached; undefined when there is none. Ask `isSessionOpen` whether it
 * still holds: it may expire while it is cached.
 */
export function knownSession(id: string): KnownSession | Promise<KnownSession | undefined> {
  const cached = cache().peek(id);
  // Another process may have seen it used since.
  if (cached && isIdle(cached)) cache().drop(id);
  return cache().get(id);
}

/** Whether a session holds now: neither revoked, nor past its end, nor left alone for long. */
export const isSessionOpen = (session: KnownSession): boolean =>
  !session.revoked && session.expiresAtMs > Date.now() && !isIdle(session);

const isIdle = ({ kind, seenAtMs }: KnownSession): boolean =>
  kind === 'browser' && seenAtMs + browserIdleMs <= Date.now();

/** Drops the cached sessions that `concerns` says; `forgetCredentials` does for every notification. */
export const forgetSessions = (concerns: (session: KnownSession) => boolean): void => cache().forget(concerns);

/** Whether this process hears of every change: what is cached is served only then. */
export const sessionsTrusted = (trusted: boolean): void => cache().trust(trusted);

async function loadSession(id: string): Promise<KnownSession | undefined> {
  const [row] = await database().db.select().from(sessions).where(eq(sessions.id, id));
  if (!row) return undefined;
  const { userId, kind, expiresAt, revokedAt, lastSeenAt } = row;
  const [expiresAtMs, seenAtMs] = [expiresAt.getTime(), lastSeenAt.getTime()];
  return { id, userId, kind, expiresAtMs, revoked: revokedAt !== null, seenAtMs };
}
