import { and, eq, isNull } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { apiKeys, refreshTokens, sessions, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { credentialsTrusted, forgetCredentials } from '#lib/auth/credentials';
import { changePassword } from '#lib/auth/passwords/change-password';
import { changeRole } from '#lib/auth/people/change-role';
import { scopes } from '#lib/auth/permissions';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { endSession } from '#lib/auth/sessions/end-session';
import { listSessions } from '#lib/auth/sessions/list-sessions';
import { flushSessionUse } from '#lib/auth/sessions/note-session-use';
import { signAccessToken } from '#lib/auth/tokens/access-token';
import { accessTokenKey } from '#lib/auth/tokens/access-token-key';
import { hashRefreshToken, makeRefreshToken } from '#lib/auth/tokens/refresh-token';
import { newTotpSecret } from '#lib/auth/two-factor/totp';
import { sealTotpSecret } from '#lib/auth/two-factor/totp-secret';
import { authOperations } from '#lib/http/operations/auth';
import { keyOperations } from '#lib/http/operations/keys';
import { peopleOperations } from '#lib/http/operations/people';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { newId } from '#lib/ids';
import { bearer, goodPassword, headersOf, makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import { type Tokens, tokensAt } from '#tests/integration/auth/tokens-caller';
import { apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { callOperation } from '#tests/support/call-operation';

const { db, sql } = database();
const refused = (words: RegExp) =>
  expect.objectContaining({ code: 'invalid-token', message: expect.stringMatching(words) });
const entering = (token: string) => expect(async () => authenticate(bearer(token))).rejects;

let url: string;
let api: ReturnType<typeof tokensAt>;
let close: () => Promise<void>;
beforeAll(async () => {
  const door = await apiDoors['the server itself']();
  ({ url, close } = door);
  api = tokensAt(url);
});
// As in a process that listens for changes.
beforeEach(() => credentialsTrusted(true));
afterAll(async () => {
  await close();
  await sql.end();
});

async function signedIn(...person: Parameters<typeof makePerson>) {
  const made = await makePerson(...person);
  return { person: made, tokens: await api.signedIn(made.email) };
}
const sessionsOf = (userId: string) => db.select().from(sessions).where(eq(sessions.userId, userId));
const openSessions = (userId: string) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isNull(sessions.revokedAt)));
const statusOf = async (answer: Promise<{ status: number }>) => (await answer).status;

/** Neither token opens anything any more, and nobody can get another. */
async function expectOver(...all: Tokens[]) {
  for (const tokens of all) {
    expect(await api.me(tokens.accessToken)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    expect(await api.refresh(tokens)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
  }
}

describe('signing in', () => {
  test('gives tokens as promised, which open, and keeps nothing that could open', async () => {
    const person = await makePerson('engineer');
    const { status, body, headers } = await api.signIn(person.email, {}, { 'user-agent': 'lab/1' });
    const tokens = body as Tokens;
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(tokens).toEqual({
      accessToken: expect.stringMatching(/^bwa_1/),
      expiresIn: 1800,
      refreshToken: expect.stringMatching(/^bwr_/),
      refreshExpiresIn: 604_800,
      tokenType: 'Bearer',
    });
    const { id, email, name, role } = person;
    expect((await api.me(tokens.accessToken)).body).toEqual({
      ...{ id, email, name, role },
      credential: 'token',
      scopes: null,
    });
    const [session] = await sessionsOf(person.id);
    expect(session).toMatchObject({ kind: 'program', userAgent: 'lab/1', revokedAt: null });
    const kept = await db.select().from(refreshTokens).where(eq(refreshTokens.sessionId, session!.id));
    expect(kept).toMatchObject([{ hash: hashRefreshToken(tokens.refreshToken), usedAt: null }]);
    for (const { refreshToken, accessToken } of [tokens]) {
      const dump = JSON.stringify([session, kept, await db.select().from(auditLog)]);
      expect(dump).not.toContain(refreshToken.slice(4));
      expect(dump).not.toContain(accessToken.slice(-43));
    }
  });

  test('is refused alike for a wrong password and an e-mail without an account', async () => {
    const { email } = await makePerson();
    const wrong = await api.signIn(email, { password: 'not the password' });
    const unknown = await api.signIn('nobody@example.org', { password: 'not the password' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
    const told = ({ body }: typeof wrong) => ({ ...(body as object), requestId: '' });
    expect(told(unknown)).toEqual(told(wrong));
  });

  test('is refused after too many tries, with the time to wait, but not to who comes from elsewhere', async () => {
    const { email } = await makePerson();
    const from = { 'x-forwarded-for': '203.0.113.7' };
    for (let failed = 0; failed < 10; failed++) await api.signIn(email, { password: 'not the password' }, from);
    expect(await statusOf(api.signIn(email, {}, { 'x-forwarded-for': '203.0.113.8' }))).toBe(200);
    const answer = await api.signIn(email, {}, from);
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('takes a password of 10 kB for a wrong one, and no body that is none', async () => {
    const { email } = await makePerson();
    expect(await statusOf(api.signIn(email, { password: 'x'.repeat(10_000) }))).toBe(401);
    expect(await statusOf(callOperation(url, authOperations.login, { body: { email } }))).toBe(422);
    expect(await statusOf(callOperation(url, authOperations.refresh, { body: { refreshToken: 1 } }))).toBe(422);
  });

  test('asks for a code where two-factor is on, takes each once, and no recovery of tokens goes round it', async () => {
    const person = await makePerson();
    const secret = newTotpSecret();
    const two = { totpSecret: await sealTotpSecret(secret, person.id), totpSince: new Date() };
    await db.update(users).set(two).where(eq(users.id, person.id));
    expect(await api.signIn(person.email)).toMatchObject({ status: 401, body: { code: 'second-factor-required' } });
    expect(await api.signIn(person.email, { password: 'not the password' })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    const wrong = code === '000000' ? '000001' : '000000';
    expect(await api.signIn(person.email, { code: wrong })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    expect(await sessionsOf(person.id)).toEqual([]);
    expect(await statusOf(api.signIn(person.email, { code }))).toBe(200);
    expect(await statusOf(api.signIn(person.email, { code }))).toBe(401);
  });

  test('is refused to a disabled account, and said so only to the right password', async () => {
    const { email } = await makePerson('end-user', { disabledAt: new Date() });
    expect(await api.signIn(email)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await statusOf(api.signIn(email, { password: 'not the password' }))).toBe(401);
  });

  test('after registering works, and registering answers alike whether the e-mail has an account', async () => {
    await makePerson('admin');
    const email = `${newId('user')}@example.org`;
    const register = (name: string) =>
      callOperation(url, authOperations.register, { body: { email, name, password: goodPassword } });
    const [first, again] = [await register('Ada'), await register('Eve')];
    expect(first).toMatchObject({ status: 202, body: { next: 'sign-in' } });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await api.me((await api.signedIn(email)).accessToken)).body).toMatchObject({ email, name: 'Ada' });
  });
});

describe('an access token', () => {
  test('is its person with the role of this moment, at once and without a promise once cached', async () => {
    const { person, tokens } = await signedIn('engineer');
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
    const { tokens } = await signedIn();
    await authenticate(bearer(tokens.accessToken));
    vi.setSystemTime(start + 1_800_000 - 1);
    expect(authenticate(bearer(tokens.accessToken))).toMatchObject({ byToken: true });
    vi.setSystemTime(start + 1_800_000);
    expect(() => authenticate(bearer(tokens.accessToken))).toThrow(refused(/expired/));
    vi.useRealTimers();
  });

  test('is refused with a bit changed, of another installation, and for a session that is not its own', async () => {
    const { person, tokens } = await signedIn();
    const [session] = await sessionsOf(person.id);
    const other = await makePerson('admin');
    const key = await accessTokenKey();
    const now = Math.floor(Date.now() / 1000);
    const claims = { sessionId: session!.id, userId: person.id, issuedAtS: now, expiresAtS: now + 60 };
    const last = tokens.accessToken.at(-1) === 'A' ? 'B' : 'A';
    await entering(tokens.accessToken.slice(0, -1) + last).toThrow(refused(/not made here/));
    await entering(signAccessToken(claims, Buffer.alloc(32))).toThrow(refused(/not made here/));
    await entering(signAccessToken({ ...claims, userId: other.id }, key)).toThrow(refused(/ended/));
    await entering(signAccessToken({ ...claims, sessionId: newId('session') }, key)).toThrow(refused(/ended/));
    const browser = { kind: 'browser', address: null, userAgent: null, expiresAt: new Date(Date.now() + 1e6) } as const;
    const { id } = await beginSession(db, { ...browser, userId: person.id });
    await entering(signAccessToken({ ...claims, sessionId: id }, key)).toThrow(refused(/ended/));
  });

  test('is refused as Bearer where it is a refresh token, and a refresh with anything else', async () => {
    const { person, tokens } = await signedIn();
    const answer = await api.me(tokens.refreshToken);
    expect(answer).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
    for (const refreshToken of [tokens.accessToken, makeRefreshToken().token, 'bwr_', '', 'x'.repeat(200)]) {
      expect(await statusOf(api.refresh({ refreshToken }))).toBe(401);
      expect(await statusOf(api.logout({ refreshToken }))).toBe(401);
    }
    expect(await openSessions(person.id)).toHaveLength(1);
  });

  test('of a person who is disabled or gone is refused, as are their refresh tokens', async () => {
    const { person, tokens } = await signedIn();
    await authenticate(bearer(tokens.accessToken));
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await expectOver(tokens);
    await db.delete(users).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await expectOver(tokens);
  });

  test('of an account that waits for its erasure is refused, and no other is given', async () => {
    const { person, tokens } = await signedIn();
    await db.update(users).set({ eraseAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    await expectOver(tokens);
    const waits = /waits for its erasure\. Its owner can take that back/;
    await expect(async () => authenticate(bearer(tokens.accessToken))).rejects.toThrow(waits);
    expect(await api.signIn(person.email)).toMatchObject({
      status: 403,
      body: { detail: expect.stringMatching(/erasure/) },
    });
  });

  test('does not change the account, which is for the browser, and needs no word of where it comes from', async () => {
    const { tokens } = await signedIn();
    const key = tokens.accessToken;
    const byToken = [
      callOperation(url, peopleOperations.updateProfile, { key, body: { name: 'Eve' } }),
      callOperation(url, peopleOperations.changePassword, {
        key,
        body: { currentPassword: goodPassword, newPassword: 'another long password' },
      }),
    ];
    for (const answer of await Promise.all(byToken)) {
      expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    }
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
    const made = callOperation(url, keyOperations.create, { key, headers, body: { name: 'ci', scopes: ['predict'] } });
    expect(await statusOf(made)).toBe(201);
    expect(await db.select().from(apiKeys)).not.toEqual([]);
  });

  test('is limited on every call, not where it predicts alone', async () => {
    const { tokens } = await signedIn();
    const { headers } = await api.me(tokens.accessToken);
    expect(headers.get('ratelimit')).toMatch(/r=\d+/);
  });

  test('gets the archive of all that is held about its person, which an API key does not', async () => {
    const { person, tokens } = await signedIn();
    const { key } = await keyOf(person.ctx, { scopes: [...scopes] });
    const ask = (key: string) => statusOf(callOperation(url, personalExportOperations.getOwnExport, { key }));
    expect(await ask(tokens.accessToken)).toBe(202);
    expect(await ask(key)).toBe(403);
  });

  test('that is used is seen in the list of sessions, once it opened something', async () => {
    const { person, tokens } = await signedIn();
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
      refused(/not made here/),
    );
  });
});

describe('a refresh token', () => {
  test('gives the next pair, once; the session lives on, seven days from each', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const { person, tokens } = await signedIn();
    vi.setSystemTime(start + 6 * 86_400_000);
    const next = (await api.refresh(tokens)).body as Tokens;
    vi.setSystemTime(start + 12 * 86_400_000);
    const third = (await api.refresh(next)).body as Tokens;
    expect(new Set([tokens, next, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
    expect(await statusOf(api.me(third.accessToken))).toBe(200);
    expect(await openSessions(person.id)).toHaveLength(1);
    vi.setSystemTime(start + 19 * 86_400_000);
    await expectOver(third);
    vi.useRealTimers();
  });

  test('lasts no longer than ninety days from the sign-in, however often it is used', async () => {
    const start = Math.floor(Date.now() / 1000) * 1000;
    vi.useFakeTimers({ toFake: ['Date'], now: start });
    const { person, tokens } = await signedIn();
    await db
      .update(sessions)
      .set({ createdAt: new Date(start) })
      .where(eq(sessions.userId, person.id));
    let newest = tokens;
    for (let day = 6; day < 90; day += 6) {
      vi.setSystemTime(start + day * 86_400_000);
      newest = (await api.refresh(newest)).body as Tokens;
    }
    expect(newest.refreshExpiresIn).toBe(6 * 86_400);
    vi.setSystemTime(start + 90 * 86_400_000);
    await expectOver(newest);
    vi.useRealTimers();
  });

  test('that a thief used first ends the thief’s session with the owner’s next refresh', async () => {
    const { person, tokens } = await signedIn();
    const stolen = (await api.refresh(tokens)).body as Tokens;
    expect(await statusOf(api.me(stolen.accessToken))).toBe(200);
    expect(await api.refresh(tokens)).toMatchObject({ status: 401, body: { code: 'invalid-token' } });
    await expectOver(stolen, tokens);
    expect(await openSessions(person.id)).toEqual([]);
  });

  test('that the owner used first is of no use to a thief, and ends the session of both', async () => {
    const { tokens } = await signedIn();
    const next = (await api.refresh(tokens)).body as Tokens;
    const newest = (await api.refresh(next)).body as Tokens;
    expect(await statusOf(api.refresh(tokens))).toBe(401);
    await expectOver(newest, next, tokens);
  });

  test('that comes again ends its own session only, and is in the audit log', async () => {
    const { person, tokens } = await signedIn();
    const elsewhere = await api.signedIn(person.email);
    await api.refresh(tokens);
    await api.refresh(tokens);
    expect(await statusOf(api.me(elsewhere.accessToken))).toBe(200);
    const lines = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.userId, person.id), eq(auditLog.action, 'refreshSession')));
    const [session] = (await sessionsOf(person.id)).filter(({ revokedAt }) => revokedAt !== null);
    expect(lines).toMatchObject([
      { outcome: 'done', target: { sessionId: session!.id } },
      { outcome: 'refused', code: 'invalid-token', target: { sessionId: session!.id } },
    ]);
  });

  test('sent ten times at once is answered once, and its session is over then', async () => {
    for (let round = 0; round < 3; round++) {
      const { person, tokens } = await signedIn();
      const answers = await Promise.all(Array.from({ length: 10 }, () => api.refresh(tokens)));
      const good = answers.filter(({ status }) => status === 200);
      expect(good).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(9);
      expect(await openSessions(person.id)).toEqual([]);
      await expectOver(good[0]!.body as Tokens);
    }
  });

  test('that has expired is refused without ending what is newer', async () => {
    const { tokens } = await signedIn();
    const hash = hashRefreshToken(tokens.refreshToken);
    await db.update(refreshTokens).set({ expiresAt: new Date() }).where(eq(refreshTokens.hash, hash));
    expect(await api.refresh(tokens)).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/expired/) },
    });
    expect(await statusOf(api.me(tokens.accessToken))).toBe(200);
  });

  test('does not outlive another password', async () => {
    const { person, tokens } = await signedIn();
    await authenticate(bearer(tokens.accessToken));
    await changePassword(person.ctx, { currentPassword: goodPassword, newPassword: 'another long password' });
    await expectOver(tokens);
  });

  test('is forgotten with its hash a month after it expired, and not before', async () => {
    const { person, tokens } = await signedIn();
    const [session] = await sessionsOf(person.id);
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
    const used = [31, 29].map((days) => ({ ...makeRefreshToken(), expiresAt: daysAgo(days) }));
    const sessionId = session!.id;
    await db
      .insert(refreshTokens)
      .values(used.map(({ hash, expiresAt }) => ({ hash, expiresAt, sessionId, usedAt: expiresAt })));
    await api.refresh(tokens);
    const kept = await db.select().from(refreshTokens).where(eq(refreshTokens.sessionId, sessionId));
    expect(kept).toHaveLength(3);
    expect(kept.map(({ hash }) => hash.toString('hex'))).not.toContain(used[0]!.hash.toString('hex'));
  });
});

describe('logging out', () => {
  test('ends the session at once, with every token of it, and again is the same', async () => {
    const { person, tokens } = await signedIn();
    const next = (await api.refresh(tokens)).body as Tokens;
    await authenticate(bearer(next.accessToken));
    expect(await statusOf(api.logout(next))).toBe(204);
    const [ended] = await sessionsOf(person.id);
    expect(ended?.revokedAt).toBeInstanceOf(Date);
    await expectOver(next, tokens);
    expect(await statusOf(api.logout(tokens))).toBe(204);
    expect(await sessionsOf(person.id)).toMatchObject([{ revokedAt: ended?.revokedAt }]);
    const [line] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.userId, person.id), eq(auditLog.action, 'endProgramSession')));
    expect(line).toMatchObject({ outcome: 'done', actorKind: 'user' });
  });

  test('while a refresh is under way leaves no session open, whichever comes first', async () => {
    for (let round = 0; round < 5; round++) {
      const { person, tokens } = await signedIn();
      const [refreshed] = await Promise.all([api.refresh(tokens), api.logout(tokens)]);
      expect(await openSessions(person.id)).toEqual([]);
      if (refreshed.status === 200) await expectOver(refreshed.body as Tokens);
    }
  });

  test('elsewhere ends it here as soon as this process is told', async () => {
    const { person, tokens } = await signedIn();
    const [session] = await sessionsOf(person.id);
    await authenticate(bearer(tokens.accessToken));
    await db.update(sessions).set({ revokedAt: new Date() }).where(eq(sessions.id, session!.id));
    forgetCredentials({ kind: 'session', id: session!.id });
    await entering(tokens.accessToken).toThrow(refused(/ended/));
  });

  test('of one session leaves the others of the person', async () => {
    const { person, tokens } = await signedIn();
    const other = await api.signedIn(person.email);
    await endSession(db, (await sessionsOf(person.id))[0]!.id);
    const statuses = [await statusOf(api.me(tokens.accessToken)), await statusOf(api.me(other.accessToken))];
    expect(statuses.toSorted()).toEqual([200, 401]);
  });
});
