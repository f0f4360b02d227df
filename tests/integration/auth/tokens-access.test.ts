import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { apiKeys, sessions, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { forgetCredentials } from '#lib/auth/credentials';
import { changeRole } from '#lib/auth/people/change-role';
import { scopes } from '#lib/auth/permissions';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { listSessions } from '#lib/auth/sessions/list-sessions';
import { flushSessionUse } from '#lib/auth/sessions/note-session-use';
import { signAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { makeRefreshToken } from '#lib/auth/tokens/refresh-token';
import { keyOperations } from '#lib/http/operations/keys';
import { peopleOperations } from '#lib/http/operations/people';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { newId } from '#lib/ids';
import { bearer, goodPassword, headersOf, makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import {
  badToken,
  entering,
  openSessionsOf,
  serveTokensApi,
  sessionsOf,
  statusOf,
} from '#tests/integration/auth/tokens-api';
import { keyOf } from '#tests/integration/predict/caller';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();

const api = await serveTokensApi();

describe('an access token', () => {
  test('is its person with the role of this moment, at once and without a promise once cached', async () => {
    const { person, tokens } = await api.signedInPerson('engineer');
    const [session] = await sessionsOf(person.id);
    const actor = await authenticate(bearer(tokens.accessToken));
    const expected = { kind: 'user', userId: person.id, role: 'engineer', planLimitPerMinute: 60 };
    expect(actor).toEqual({ ...expected, sessionId: session!.id, byToken: true });
    expect(authenticate(bearer(tokens.accessToken))).toEqual(actor);
    expect(authenticate(headersOf({ authorization: `bearer  ${tokens.accessToken} ` }))).toEqual(actor);
    const boss = await makePerson('admin');
    await changeRole(boss.ctx, { personId: person.id, role: 'end-user' });
    expect(await authenticate(bearer(tokens.accessToken))).toMatchObject({ role: 'end-user' });
  });

  test('is refused from the moment it expires, though it is cached', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const { tokens } = await api.signedInPerson();
    await authenticate(bearer(tokens.accessToken));
    vi.setSystemTime(start + 1_800_000 - 1);
    expect(authenticate(bearer(tokens.accessToken))).toMatchObject({ byToken: true });
    vi.setSystemTime(start + 1_800_000);
    expect(() => authenticate(bearer(tokens.accessToken))).toThrow(badToken(/expired/));
  });

  test('is refused with a bit changed, of another installation, and for a session that is not its own', async () => {
    const { person, tokens } = await api.signedInPerson();
    const [session] = await sessionsOf(person.id);
    const other = await makePerson('admin');
    const key = await accessTokenKey();
    const now = Math.floor(Date.now() / 1000);
    const claims = { sessionId: session!.id, userId: person.id, issuedAtS: now, expiresAtS: now + 60 };
    const last = tokens.accessToken.at(-1) === 'A' ? 'B' : 'A';
    await entering(tokens.accessToken.slice(0, -1) + last).toThrow(badToken(/not made here/));
    await entering(signAccessToken(claims, Buffer.alloc(32))).toThrow(badToken(/not made here/));
    await entering(signAccessToken({ ...claims, userId: other.id }, key)).toThrow(badToken(/ended/));
    await entering(signAccessToken({ ...claims, sessionId: newId('session') }, key)).toThrow(badToken(/ended/));
    const browser = { kind: 'browser', address: null, userAgent: null, expiresAt: new Date(Date.now() + 1e6) } as const;
    const { id } = await beginSession(db, { ...browser, userId: person.id });
    await entering(signAccessToken({ ...claims, sessionId: id }, key)).toThrow(badToken(/ended/));
  });

  test('is refused as Bearer where it is a refresh token, and a refresh with anything else', async () => {
    const { person, tokens } = await api.signedInPerson();
    const answer = await api.me(tokens.refreshToken);
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    for (const refreshToken of [tokens.accessToken, makeRefreshToken().token, 'bwr_', '', 'x'.repeat(200)]) {
      expect(await statusOf(api.refresh({ refreshToken }))).toBe(401);
      expect(await statusOf(api.logout({ refreshToken }))).toBe(401);
    }
    expect(await openSessionsOf(person.id)).toHaveLength(1);
  });

  test('of a person who is disabled or gone is refused, as are their refresh tokens', async () => {
    const { person, tokens } = await api.signedInPerson();
    await authenticate(bearer(tokens.accessToken));
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await api.expectOver(tokens);
    await db.delete(users).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await api.expectOver(tokens);
  });

  test('of an account that waits for its erasure is refused, and no other is given', async () => {
    const { person, tokens } = await api.signedInPerson();
    await db.update(users).set({ eraseAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await api.expectOver(tokens);
    const waits = /waits for its erasure\. Its owner can take that back/;
    await expect(async () => authenticate(bearer(tokens.accessToken))).rejects.toThrow(waits);
    expect(await api.signIn(person.email)).toMatchObject({
      status: 403,
      body: { detail: expect.stringMatching(/erasure/) },
    });
  });

  test('does not change the account, which is for the browser, and needs no word of where it comes from', async () => {
    const { tokens } = await api.signedInPerson();
    const key = tokens.accessToken;
    const byToken = [
      callOperation(api.url, peopleOperations.updateProfile, { key, body: { name: 'Eve' } }),
      callOperation(api.url, peopleOperations.changePassword, {
        key,
        body: { currentPassword: goodPassword, newPassword: 'another long password' },
      }),
    ];
    for (const answer of await Promise.all(byToken)) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
    const made = callOperation(api.url, keyOperations.create, {
      key,
      headers,
      body: { name: 'ci', scopes: ['predict'] },
    });
    expect(await statusOf(made)).toBe(201);
    expect(await db.select().from(apiKeys)).not.toEqual([]);
  });

  test('is counted on every call, not where it predicts alone', async () => {
    const { tokens } = await api.signedInPerson();
    const left = async (answer: Promise<{ headers: Headers }>) =>
      Number((await answer).headers.get('ratelimit')!.match(/r=(\d+)/)![1]);
    const first = await left(api.me(tokens.accessToken));
    const second = await left(callOperation(api.url, keyOperations.list, { key: tokens.accessToken }));
    expect(second).toBe(first - 1);
  });

  test('gets the archive of all that is held about its person, which an API key does not', async () => {
    const { person, tokens } = await api.signedInPerson();
    const { key } = await keyOf(person.ctx, { scopes: [...scopes] });
    const ask = (key: string) => statusOf(callOperation(api.url, personalExportOperations.getOwnExport, { key }));
    expect(await ask(tokens.accessToken)).toBe(202);
    expect(await ask(key)).toBe(403);
  });

  test('that is used is seen in the list of sessions, once it opened something', async () => {
    const { person, tokens } = await api.signedInPerson();
    const lastSeenAt = new Date('2026-01-01T00:00:00Z');
    await db.update(sessions).set({ lastSeenAt }).where(eq(sessions.userId, person.id));
    const seen = async () => {
      await flushSessionUse();
      return (await listSessions(person.ctx))[0]!.lastSeenAt;
    };
    await api.me(`${tokens.accessToken.slice(0, -1)}!`);
    expect(await seen()).toBe(lastSeenAt.toISOString());
    expect(await statusOf(api.me(tokens.accessToken))).toBe(200);
    expect(Date.parse(await seen())).toBeGreaterThan(Date.now() - 60_000);
  });

  test('that is bad is not made good by a cookie beside it', async () => {
    const person = await makePerson();
    const cookie = await sessionCookieOf(person.id);
    expect(await authenticate(headersOf({ cookie }))).toMatchObject({ userId: person.id });
    await expect(async () => authenticate(headersOf({ cookie, authorization: 'Bearer bwa_1' }))).rejects.toThrow(
      badToken(/not made here/),
    );
  });
});
