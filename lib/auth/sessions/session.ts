import { LRUCache } from 'lru-cache';
import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { cookieValue } from '#lib/auth/cookie-value';
import { type KnownPerson, knownPerson } from '#lib/auth/credentials';
import type { ReadHeader } from '#lib/auth/read-header';
import { isSecureSite } from '#lib/auth/secure-site';
import { sessionSecret } from '#lib/auth/session-secret';
import { isSessionOpen, type KnownSession, knownSession } from '#lib/auth/sessions/known-session';
import { noteSessionUse } from '#lib/auth/sessions/note-session-use';
import { processShared } from '#lib/process-shared';

export const sessionMaxAgeS = 30 * 24 * 60 * 60;

/**
 * What the cookie carries: who, by which sign-in, and a stamp of the password it began under. Everything else is read
 * fresh. One without `sid`, of before sign-ins were kept, opens nothing.
 */
export const SessionToken = z.object({
  sub: z.string(),
  sid: z.string(),
  stamp: z.string(),
  exp: z.number().optional(),
});
export type SessionToken = z.infer<typeof SessionToken>;

/** The prefix makes browsers refuse it over plain http, and from any other host (`hostCookies`). */
export function sessionCookieName(secure: boolean): string {
  return secure ? '__Host-next-auth.session-token' : 'next-auth.session-token';
}

/**
 * Who the browser is signed in as: themselves when everything is cached, else a promise; undefined for nobody, a
 * session that is over (expired, revoked, password changed) or a disabled person, who learns so when signing in again.
 */
export function personOfSession(header: ReadHeader): KnownPerson | undefined | Promise<KnownPerson | undefined> {
  const cookies = header('cookie');
  const sealed = cookies && cookieValue(cookies, sessionCookieName(isSecureSite(header)));
  if (!sealed) return undefined;
  const token = opened().get(sealed);
  return token ? personOfToken(token) : open(sealed).then((fresh) => fresh && personOfToken(fresh));
}

/** The person a session's token speaks of, if it still holds; their actor says by which session. */
export function personOfToken(token: SessionToken): KnownPerson | undefined | Promise<KnownPerson | undefined> {
  if (token.exp !== undefined && token.exp * 1000 <= Date.now()) return undefined;
  const session = knownSession(token.sid);
  const person = knownPerson(token.sub);
  if (session instanceof Promise || person instanceof Promise) {
    return Promise.all([session, person]).then(([session, person]) => admit(token, session, person));
  }
  return admit(token, session, person);
}

function admit(
  { sub, stamp }: SessionToken,
  session: KnownSession | undefined,
  person: KnownPerson | undefined,
): KnownPerson | undefined {
  if (session?.kind !== 'browser' || session.userId !== sub || !isSessionOpen(session)) return undefined;
  if (!person || person.disabled || person.sessionStamp !== stamp) return undefined;
  noteSessionUse(session);
  return { ...person, actor: { ...person.actor, sessionId: session.id } };
}

/** The value of the session cookie for a person who signed in by the session `sessionId`. */
export async function sealSession(person: KnownPerson, sessionId: string): Promise<string> {
  const token = { sub: person.actor.userId, sid: sessionId, stamp: person.sessionStamp };
  return encode({ token, secret: await sessionSecret(), maxAge: sessionMaxAgeS });
}

/** Opening a token is costly and always gives the same, so it is done once per process. */
const opened = () => processShared('opened-sessions', () => new LRUCache<string, SessionToken>({ max: 5_000 }));

async function open(sealed: string): Promise<SessionToken | undefined> {
  const secret = await sessionSecret();
  const payload = await decode({ token: sealed, secret }).catch(() => null);
  const token = SessionToken.safeParse(payload).data;
  if (token) opened().set(sealed, token);
  return token;
}
