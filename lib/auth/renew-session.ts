import { database } from '#db/client';
import { knownPerson } from '#lib/auth/credentials';
import { isSecureSite } from '#lib/auth/secure-site';
import { sealSession, sessionCookieName, sessionMaxAgeS } from '#lib/auth/session';
import { beginBrowserSession } from '#lib/auth/sessions/begin-browser-session';

/** Begins this browser's session anew, after all sessions of the person ended with a change of their own. */
export async function renewSession(userId: string): Promise<void> {
  const person = await knownPerson(userId);
  if (!person || person.disabled) return;
  // Only where Next has set itself up: the server lists all operations before it does.
  const { cookies, headers } = await import('next/headers.js');
  const sent = await headers();
  const header = (name: string) => sent.get(name);
  const sessionId = await beginBrowserSession(database().db, userId, header);
  const secure = isSecureSite(header);
  (await cookies()).set(sessionCookieName(secure), await sealSession(person, sessionId), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: sessionMaxAgeS,
  });
}
