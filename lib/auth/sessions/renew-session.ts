import { database } from '#db/client';
import { knownPerson } from '#lib/auth/credentials';
import { isSecureSite } from '#lib/auth/secure-site';
import { beginBrowserSession } from '#lib/auth/sessions/begin-browser-session';
import type { Proven } from '#lib/auth/sessions/require-still-proven';
import { sealSession, sessionCookieName, sessionMaxAgeS } from '#lib/auth/sessions/session';
import { SignInRefused } from '#lib/auth/sign-in/sign-in-problems';

/**
 * Begins this browser's session anew, after all sessions of the person ended with a change of their own, which left their
 * row as `proven` says; does nothing where that was changed again.
 */
export async function renewSession(proven: Proven): Promise<void> {
  // Only where Next has set itself up: the server lists all operations before it does.
  const { cookies, headers } = await import('next/headers.js');
  const sent = await headers();
  const header = (name: string) => sent.get(name);
  const sessionId = await beginBrowserSession(database().db, proven, header).catch(nullIfRefused);
  const person = await knownPerson(proven.userId);
  if (sessionId === null || !person) return;
  const secure = isSecureSite(header);
  (await cookies()).set(sessionCookieName(secure), await sealSession(person, sessionId), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: sessionMaxAgeS,
  });
}

function nullIfRefused(error: unknown): null {
  if (error instanceof SignInRefused) return null;
  throw error;
}
