import { database } from '#db/client';
import { users } from '#db/schema/people';
import { seedPlans } from '#db/seed';
import { knownPerson } from '#lib/auth/credentials';
import { hashPassword } from '#lib/auth/passwords/password';
import type { Role } from '#lib/auth/permissions';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { sealSession, sessionMaxAgeS } from '#lib/auth/sessions/session';
import type { Actor, Ctx } from '#lib/context';
import { newId } from '#lib/ids';

export const goodPassword = 'correct horse battery';

/** The context of somebody who acts in a test. */
export function ctxOf(actor: Actor): Ctx {
  return { db: database().db, actor, requestId: newId('request') };
}

export const nobody = () => ctxOf({ kind: 'anonymous' });

/** A person in the database, with the context of their own browser session. */
export async function makePerson(role: Role = 'end-user', more: Partial<typeof users.$inferInsert> = {}) {
  const { db } = database();
  await seedPlans(db);
  const id = newId('user');
  const passwordHash = await hashPassword(goodPassword);
  const [person] = await db
    .insert(users)
    .values({ id, email: `${id}@example.org`, name: 'Somebody', passwordHash, role, ...more })
    .returning();
  return { ...person!, ctx: ctxOf({ kind: 'user', userId: id, role, planLimitPerMinute: 60 }) };
}

/** Request headers, as `authenticate` reads them. */
export function headersOf(sent: Record<string, string>) {
  return (name: string) => sent[name];
}

export const bearer = (key: string) => headersOf({ authorization: `Bearer ${key}` });

/** The cookie of a browser at which this person has just signed in. */
export async function sessionCookieOf(userId: string, cookieName = 'next-auth.session-token'): Promise<string> {
  const expiresAt = new Date(Date.now() + sessionMaxAgeS * 1000);
  const begun = { userId, kind: 'browser', address: null, userAgent: null, expiresAt } as const;
  const { id } = await beginSession(database().db, begun);
  return `${cookieName}=${await sealSession((await knownPerson(userId))!, id)}`;
}
