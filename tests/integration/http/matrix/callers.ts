import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { database } from '#db/client';
import { apiKeys, refreshTokens, sessions, users } from '#db/schema/people';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { knownPerson } from '#lib/auth/credentials';
import { type Role, roles, type Scope, scopes } from '#lib/auth/permissions';
import { sessionSecret } from '#lib/auth/session-secret';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { sealSession, sessionCookieName } from '#lib/auth/sessions/session';
import { type AccessClaims, signAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { makeRefreshToken } from '#lib/auth/tokens/refresh-token';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { makePerson } from '#tests/integration/auth/people';

/** How a call says who makes it. */
export type Headers = Record<string, string>;
export type Person = { id: string; role: Role; ctx: Ctx };

const { db } = database();
const hour = 60 * 60 * 1000;
const from = { address: null, userAgent: null };
const inAnHour = () => new Date(Date.now() + hour);
const anHourAgo = () => new Date(Date.now() - hour);

/** An owner and a stranger of every role. */
export async function makePeople(): Promise<Record<Role, { owner: Person; stranger: Person }>> {
  const pairs = roles.map(async (role) => [role, { owner: await makePerson(role), stranger: await makePerson(role) }]);
  return Object.fromEntries(await Promise.all(pairs));
}

/** What a person was signed in by before, made once. */
function once(name: string, make: () => Promise<Headers>): Promise<Headers> {
  const made = kept.get(name) ?? make();
  kept.set(name, made);
  return made;
}
const kept = new Map<string, Promise<Headers>>();

/** A person's own browser, on a page of ours. */
export const browserOf = (person: Person) => once(`browser ${person.id}`, () => newBrowser(person));

/** A program of theirs, signed in by an access token. */
export const tokenOf = (person: Person) => once(`token ${person.id}`, () => newToken(person));

/** A key of theirs that is never limited, with these scopes. */
export const keyOf = (person: Person, held: readonly Scope[]) =>
  once(`key ${person.id} ${held}`, () => newKey(person, held));

async function newBrowser(person: Person): Promise<Headers> {
  const { id } = await beginSession(db, { ...from, userId: person.id, kind: 'browser', expiresAt: inAnHour() });
  return { ...(await cookieOf(person.id, id)), 'sec-fetch-site': 'same-origin' };
}

async function cookieOf(userId: string, sessionId: string): Promise<Headers> {
  const known = await knownPerson(userId);
  return { cookie: `${sessionCookieName(false)}=${await sealSession(known!, sessionId)}` };
}

async function newToken({ id: userId }: Person, expiresAt = inAnHour()): Promise<Headers> {
  const { id: sessionId } = await beginSession(db, { ...from, userId, kind: 'program', expiresAt: inAnHour() });
  return bearer(await accessToken(userId, sessionId, expiresAt));
}

async function accessToken(userId: string, sessionId: string, expiresAt: Date): Promise<string> {
  return signAccessToken(claimsOf(userId, sessionId, expiresAt), await accessTokenKey());
}

function claimsOf(userId: string, sessionId: string, expiresAt = inAnHour()): AccessClaims {
  const [issuedAtS, expiresAtS] = [anHourAgo(), expiresAt].map((moment) => Math.floor(moment.getTime() / 1000));
  return { sessionId, userId, issuedAtS: issuedAtS!, expiresAtS: expiresAtS! };
}

/** One that is good still, where it belongs. */
async function newRefreshToken(sessionId: string): Promise<string> {
  const { token, hash } = makeRefreshToken();
  await db.insert(refreshTokens).values({ hash, sessionId, expiresAt: inAnHour() });
  return token;
}

async function newKey(
  { id: userId }: Person,
  held: readonly Scope[],
  more: { revokedAt?: Date; expiresAt?: Date } = {},
): Promise<Headers> {
  const { key, hash, hint } = makeApiKey();
  const about = { id: newId('key'), userId, name: 'test', limitKind: 'none' } as const;
  await db.insert(apiKeys).values({ ...about, hash, hint, scopes: [...held], ...more });
  return bearer(key);
}

const bearer = (secret: string): Headers => ({ authorization: `Bearer ${secret}` });

/** Every way to be nobody: what opened something once, or never did. Each belongs to an admin, where to anybody. */
export async function makeNobodies(): Promise<Record<string, Headers>> {
  const admin = await makePerson('admin');
  const disabled = await makePerson('admin');
  const hasNewPassword = await makePerson('admin');
  const leaves = await makePerson('admin');
  const browser = { ...from, kind: 'browser' } as const;
  const ended = await beginSession(db, { ...browser, userId: admin.id, expiresAt: inAnHour() });
  const over = await beginSession(db, { ...browser, userId: admin.id, expiresAt: anHourAgo() });
  const program = await beginSession(db, { ...from, kind: 'program', userId: admin.id, expiresAt: inAnHour() });
  const open = await beginSession(db, { ...browser, userId: admin.id, expiresAt: inAnHour() });
  const before = await cookieOf(
    hasNewPassword.id,
    (await beginSession(db, { ...browser, userId: hasNewPassword.id, expiresAt: inAnHour() })).id,
  );
  const callers = {
    nobody: {},
    'a key that was never made': bearer(makeApiKey().key),
    'half a key': bearer(makeApiKey().key.slice(0, -3)),
    'a revoked key': await newKey(admin, scopes, { revokedAt: anHourAgo() }),
    'an expired key': await newKey(admin, scopes, { expiresAt: anHourAgo() }),
    'a key of somebody disabled': await newKey(disabled, scopes),
    'a session that expired': await cookieOf(admin.id, over.id),
    'a session that was ended': await cookieOf(admin.id, ended.id),
    'a session whose cookie expired': await expiredCookie(admin.id, open.id),
    'a session of an earlier password': before,
    'a session of somebody disabled': await newBrowser(disabled),
    'a program’s session as a cookie': await cookieOf(admin.id, program.id),
    'an access token that expired': await newToken(admin, anHourAgo()),
    'an access token whose session was ended': bearer(await accessToken(admin.id, ended.id, inAnHour())),
    'an access token of a browser’s session': bearer(await accessToken(admin.id, open.id, inAnHour())),
    'an access token of somebody disabled': await newToken(disabled),
    'an access token of somebody who waits for their erasure': await newToken(leaves),
    'an access token that somebody else signed': bearer(
      signAccessToken(claimsOf(admin.id, program.id), randomBytes(32)),
    ),
    'an access token of another person’s session': bearer(await accessToken(disabled.id, program.id, inAnHour())),
    'a refresh token': bearer(await newRefreshToken(program.id)),
    'a key of somebody who waits for their erasure': await newKey(leaves, scopes),
    'a session that somebody else sealed': await foreignCookie(admin.id, open.id),
  };
  await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, ended.id));
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, disabled.id));
  await db.update(users).set({ passwordHash: 'another' }).where(eq(users.id, hasNewPassword.id));
  await db.update(users).set({ eraseAt: inAnHour() }).where(eq(users.id, leaves.id));
  return Object.fromEntries(
    Object.entries(callers).map(([name, headers]) => [name, { 'sec-fetch-site': 'same-origin', ...headers }]),
  );
}

const expiredCookie = async (userId: string, sid: string) => sealedCookie(userId, sid, await sessionSecret(), -60);
const foreignCookie = (userId: string, sid: string) => sealedCookie(userId, sid, randomBytes(32).toString('hex'), 600);

async function sealedCookie(userId: string, sid: string, secret: string, maxAge: number): Promise<Headers> {
  const stamp = (await knownPerson(userId))!.sessionStamp;
  const sealed = await encode({ token: { sub: userId, sid, stamp }, secret, maxAge });
  return { cookie: `${sessionCookieName(false)}=${sealed}` };
}
