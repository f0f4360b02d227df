import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { encode } from 'next-auth/jwt';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { sessions } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { knownPerson } from '#lib/auth/credentials';
import { changePassword } from '#lib/auth/passwords/change-password';
import { changeRole } from '#lib/auth/people/change-role';
import { sessionSecret } from '#lib/auth/session-secret';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { endSession } from '#lib/auth/sessions/end-session';
import { forgetOldSessions } from '#lib/auth/sessions/forget-old-sessions';
import { browserIdleMs, knownSession } from '#lib/auth/sessions/known-session';
import { listSessions, openSessionsQuery } from '#lib/auth/sessions/list-sessions';
import { flushSessionUse, noteSessionUse } from '#lib/auth/sessions/note-session-use';
import { revokeOtherSessions } from '#lib/auth/sessions/revoke-other-sessions';
import { revokeSession } from '#lib/auth/sessions/revoke-session';
import { sealSession } from '#lib/auth/sessions/session';
import { followChanges } from '#lib/registry/live';
import { planOf } from '#tests/integration/usage/calls';
import { until } from '#tests/support/until';
import { AuthBrowser } from './auth-browser.ts';
import { ctxOf, goodPassword, headersOf, makePerson, sessionCookieOf } from './people.ts';

const cookieName = 'next-auth.session-token';
const db = () => database().db;
const anonymous = { kind: 'anonymous' };
const inAnHour = () => new Date(Date.now() + 3_600_000);

// As in a process that serves: it listens, and so keeps in memory what it knows.
beforeAll(async () => {
  followChanges();
  const person = await makePerson();
  const seen = headersOf({ cookie: await sessionCookieOf(person.id) });
  const isCached = async () => {
    await authenticate(seen);
    return !(authenticate(seen) instanceof Promise);
  };
  await until(isCached);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await followChanges().stop();
  await database().sql.end();
});

async function signedIn(person: { email: string }, browser = new AuthBrowser(randomUUID())) {
  await browser.signIn(person.email, goodPassword);
  const actor = await authenticate(browser.header);
  if (actor.kind !== 'user') throw new Error('not signed in');
  return { browser, sessionId: actor.sessionId!, ctx: ctxOf(actor) };
}
const cookieOf = (browser: AuthBrowser) => browser.cookies.get(cookieName)!;
const bringing = (sealed: string) => headersOf({ cookie: `${cookieName}=${sealed}` });
const rowOf = async (id: string) => (await db().select().from(sessions).where(eq(sessions.id, id)))[0]!;

describe('a session', () => {
  test('is another with every sign-in, and the one this browser had is over: none can be planted', async () => {
    const person = await makePerson();
    const { browser, sessionId: planted } = await signedIn(person);
    const before = cookieOf(browser);
    const { sessionId } = await signedIn(person, browser);
    expect(sessionId).not.toBe(planted);
    expect((await rowOf(planted)).revokedAt).not.toBeNull();
    expect(await authenticate(bringing(before))).toEqual(anonymous);
    expect(await authenticate(browser.header)).toMatchObject({ userId: person.id, sessionId });
  });

  test('says where it began', async () => {
    const person = await makePerson();
    const browser = new AuthBrowser('198.51.100.7');
    const { sessionId } = await signedIn(person, browser);
    expect(await rowOf(sessionId)).toMatchObject({ userId: person.id, kind: 'browser', address: '198.51.100.7' });
  });

  test('that was signed out is over for whoever copied its cookie', async () => {
    const { browser } = await signedIn(await makePerson());
    const stolen = cookieOf(browser);
    expect(await authenticate(bringing(stolen))).toMatchObject({ kind: 'user' });
    await browser.submit('signout');
    expect(await authenticate(bringing(stolen))).toEqual(anonymous);
  });

  test('that was revoked is over at once, though this process held it in memory', async () => {
    const person = await makePerson();
    const [here, thief] = [await signedIn(person), await signedIn(person)];
    expect(authenticate(thief.browser.header)).not.toBeInstanceOf(Promise);
    await revokeSession(here.ctx, { id: thief.sessionId });
    expect(await authenticate(thief.browser.header)).toEqual(anonymous);
    expect(await thief.browser.session()).toEqual({});
    expect(await authenticate(here.browser.header)).toMatchObject({ sessionId: here.sessionId });
  });

  test('that another process revoked is over here too', async () => {
    const { browser, sessionId } = await signedIn(await makePerson());
    const raw = database().sql;
    await raw.begin(async (tx) => {
      await tx`update sessions set revoked_at = now() where id = ${sessionId}`;
      await tx`select pg_notify('bellwether', ${JSON.stringify({ kind: 'session', id: sessionId })})`;
    });
    await expect.poll(() => authenticate(browser.header), { timeout: 10_000 }).toEqual(anonymous);
  });

  test('ends by its row’s clock, even while the cookie would hold', async () => {
    const person = await makePerson();
    const from = { userId: person.id, kind: 'browser', address: null, userAgent: null } as const;
    const { id } = await beginSession(db(), { ...from, expiresAt: new Date(Date.now() - 1) });
    const sealed = await sealSession((await knownPerson(person.id))!, id);
    expect(await authenticate(bringing(sealed))).toEqual(anonymous);
  });

  test('ends seven days after it was last used, and is listed no longer', async () => {
    const person = await makePerson();
    const { browser, sessionId } = await signedIn(person);
    const begunAtMs = Date.now();
    for (const weeks of [1, 2]) {
      vi.useFakeTimers({ toFake: ['Date'], now: begunAtMs + weeks * browserIdleMs - weeks * 1000 });
      expect(await authenticate(browser.header)).toMatchObject({ sessionId });
    }
    await flushSessionUse();
    vi.setSystemTime(begunAtMs + 3 * browserIdleMs);
    expect(await authenticate(browser.header)).toEqual(anonymous);
    expect(await listSessions(person.ctx)).toEqual([]);
  });

  test('goes on where another process has seen it used', async () => {
    const { browser, sessionId } = await signedIn(await makePerson());
    const later = Date.now() + browserIdleMs;
    await db()
      .update(sessions)
      .set({ lastSeenAt: new Date(later - 1000) })
      .where(eq(sessions.id, sessionId));
    vi.useFakeTimers({ toFake: ['Date'], now: later });
    expect(await authenticate(browser.header)).toMatchObject({ sessionId });
  });

  test('is no way in with the row of a program, of somebody else, or with none', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const known = (await knownPerson(person.id))!;
    const from = { address: null, userAgent: null, expiresAt: inAnHour() };
    const program = await beginSession(db(), { ...from, userId: person.id, kind: 'program' });
    const others = await beginSession(db(), { ...from, userId: other.id, kind: 'browser' });
    const token = { sub: person.id, stamp: known.sessionStamp };
    const unkept = await encode({ token, secret: await sessionSecret(), maxAge: 60 });
    const forgedRows = [program.id, others.id, 'ses_none'].map((id) => sealSession(known, id));
    for (const sealed of [unkept, ...(await Promise.all(forgedRows))]) {
      expect(await authenticate(bringing(sealed))).toEqual(anonymous);
    }
  });

  test('goes on with another role, which it has at once', async () => {
    const [person, admin] = [await makePerson('end-user'), await makePerson('admin')];
    const { browser, sessionId } = await signedIn(person);
    await changeRole(admin.ctx, { personId: person.id, role: 'engineer' });
    expect(await authenticate(browser.header)).toMatchObject({ sessionId, role: 'engineer' });
  });

  test('ends, every one of the person’s, of browsers and programs, with another password', async () => {
    const person = await makePerson();
    const { browser, sessionId, ctx } = await signedIn(person);
    const from = { userId: person.id, address: null, userAgent: null, expiresAt: inAnHour() };
    const program = await beginSession(db(), { ...from, kind: 'program' });
    await changePassword(ctx, { currentPassword: goodPassword, newPassword: 'another long password' });
    expect(await authenticate(browser.header)).toEqual(anonymous);
    for (const id of [sessionId, program.id]) expect((await rowOf(id)).revokedAt).not.toBeNull();
  });
});

describe('the list of one’s sessions', () => {
  test('has the open ones only, this one first, in words', async () => {
    const person = await makePerson();
    const here = await signedIn(person);
    const gone = await signedIn(person);
    await endSession(db(), gone.sessionId);
    const from = { userId: person.id, address: '203.0.113.9' } as const;
    const userAgent = 'curl/8.5.0';
    const program = await beginSession(db(), { ...from, kind: 'program', userAgent, expiresAt: inAnHour() });
    await beginSession(db(), { ...from, kind: 'program', userAgent, expiresAt: new Date(Date.now() - 1) });
    expect(await listSessions(here.ctx)).toMatchObject([
      { id: here.sessionId, kind: 'browser', device: 'Unknown device', isCurrent: true },
      { id: program.id, kind: 'program', device: 'curl 8.5.0', address: '203.0.113.9', isCurrent: false },
    ]);
  });

  test('is read by its index, however many others have', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    await db().execute(sql`insert into sessions (id, user_id, kind, expires_at)
      select 'ses_many_' || n, ${other.id}, 'browser', now() + interval '1 day' from generate_series(1, 5000) n`);
    const plan = await planOf(openSessionsQuery(db(), person.id, undefined).toSQL());
    expect(plan.map((node) => node['Index Name'])).toContain('sessions_user');
    await db().delete(sessions).where(eq(sessions.userId, other.id));
  });

  test('revokes nobody else’s, and says 404 as for one that never was', async () => {
    const [own, other] = [await signedIn(await makePerson()), await signedIn(await makePerson())];
    for (const id of [other.sessionId, 'ses_none']) {
      await expect(revokeSession(own.ctx, { id })).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await authenticate(other.browser.header)).toMatchObject({ sessionId: other.sessionId });
  });

  test('signs out everywhere else, and not here', async () => {
    const person = await makePerson();
    const [here, there, other] = [await signedIn(person), await signedIn(person), await signedIn(await makePerson())];
    expect(await revokeOtherSessions(here.ctx)).toEqual({ revoked: 1 });
    expect(await authenticate(there.browser.header)).toEqual(anonymous);
    for (const { browser, sessionId } of [here, other])
      expect(await authenticate(browser.header)).toMatchObject({ sessionId });
  });

  test('is for the person at the browser: no key, no token, nobody', async () => {
    const { id: userId } = await makePerson();
    const token = { kind: 'user', userId, role: 'end-user', planLimitPerMinute: 60, byToken: true } as const;
    await expect(listSessions(ctxOf(token))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listSessions(ctxOf({ kind: 'anonymous' }))).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('what is kept of sessions', () => {
  test('when they were last seen, written together and never moved back', async () => {
    const person = await makePerson();
    const { sessionId } = await signedIn(person);
    const session = (await knownSession(sessionId))!;
    noteSessionUse(session, Date.parse('2100-01-01T00:00:00Z'));
    await flushSessionUse();
    noteSessionUse(session, Date.parse('2099-01-01T00:00:00Z'));
    await flushSessionUse();
    expect((await rowOf(sessionId)).lastSeenAt.toISOString()).toBe('2100-01-01T00:00:00.000Z');
  });

  test('nothing thirty days past their end', async () => {
    const { id: userId } = await makePerson();
    const endedDaysAgo = (days: number) =>
      beginSession(db(), {
        userId,
        kind: 'browser',
        address: null,
        userAgent: null,
        expiresAt: new Date(Date.now() - days * 86_400_000),
      });
    const [old, recent] = [await endedDaysAgo(31), await endedDaysAgo(29)];
    expect(await forgetOldSessions(db())).toBe(1);
    expect(await rowOf(old.id)).toBeUndefined();
    expect(await rowOf(recent.id)).toBeDefined();
  });
});
