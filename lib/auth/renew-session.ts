import { knownPerson } from '#lib/auth/credentials';
import { isSecureSite, sealSession, sessionCookieName, sessionMaxAgeS } from '#lib/auth/session';

/** Begins this browser's session anew, in a server action, after the person changed their own password. */
export async function renewSession(userId: string): Promise<void> {
  const person = await knownPerson(userId);
  if (!person || person.disabled) return;
  // Only where Next has set itself up: the server lists all operations before it does.
  const { cookies, headers } = await import('next/headers.js');
  const sent = await headers();
  const secure = isSecureSite((name) => sent.get(name));
  (await cookies()).set(sessionCookieName(secure), await sealSession(person), {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
    maxAge: sessionMaxAgeS,
  });
}
