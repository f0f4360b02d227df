import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { sessions } from '#db/schema/people';
import { CredentialCache } from '#lib/auth/credential-cache';
import { processShared } from '#lib/process-shared';

export type KnownSession = {
  id: string;
  userId: string;
  kind: 'browser' | 'program';
  expiresAtMs: number;
  revoked: boolean;
};

const cache = () => processShared('known-sessions', () => new CredentialCache(loadSession));

/**
 * The session of this id, itself when it is cached; undefined when there is none. Ask `isSessionOpen` whether it
 * still holds: it may expire while it is cached.
 */
export function knownSession(id: string): KnownSession | Promise<KnownSession | undefined> {
  return cache().get(id);
}

/** Whether a session holds now: neither revoked nor past its end. */
export const isSessionOpen = ({ revoked, expiresAtMs }: KnownSession): boolean => !revoked && expiresAtMs > Date.now();

/** Drops the cached sessions that `concerns` says; `forgetCredentials` does for every notification. */
export const forgetSessions = (concerns: (session: KnownSession) => boolean): void => cache().forget(concerns);

/** Whether this process hears of every change: what is cached is served only then. */
export const sessionsTrusted = (trusted: boolean): void => cache().trust(trusted);

async function loadSession(id: string): Promise<KnownSession | undefined> {
  const [row] = await database().db.select().from(sessions).where(eq(sessions.id, id));
  if (!row) return undefined;
  const { userId, kind, expiresAt, revokedAt } = row;
  return { id, userId, kind, expiresAtMs: expiresAt.getTime(), revoked: revokedAt !== null };
}
