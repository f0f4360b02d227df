import { eq } from 'drizzle-orm';
import { decode, encode } from 'next-auth/jwt';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { apiKeys, plans, users } from '#db/schema/people';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { CreateApiKey, createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { credentialsTrusted, forgetCredentials } from '#lib/auth/credentials';
import { changeRole } from '#lib/auth/people/change-role';
import { updateProfile } from '#lib/auth/people/update-profile';
import { sessionSecret } from '#lib/auth/session-secret';
import { env } from '#lib/env';
import { refused } from '#tests/support/refused';
import { bearer, headersOf, makePerson, sessionCookieOf } from './people.ts';

const badKey = (words: RegExp) => refused('invalid-key', words);
const entering = (header: Parameters<typeof authenticate>[0]) => expect(async () => authenticate(header)).rejects;

async function makeKey(more: Partial<CreateApiKey> = {}, role: Parameters<typeof makePerson>[0] = 'end-user') {
  const person = await makePerson(role);
  const made = await createApiKey(person.ctx, CreateApiKey.parse({ name: 'ci', scopes: ['predict'], ...more }));
  return { person, ...made };
}

async function sessionOf(userId: string, cookieName?: string) {
  return headersOf({ cookie: `theme=dark; ${await sessionCookieOf(userId, cookieName)}; other=1` });
}

// As in a process that listens for changes.
beforeEach(() => credentialsTrusted(true));
afterEach(() => vi.useRealTimers());
afterAll(() => database().sql.end());

describe('a program', () => {
  it('is who its key says, with its scopes and its limit; at once and without a promise from then on', async () => {
    const { key, id, person } = await makeKey({ scopes: ['predict', 'models:read'] });
    const actor = await authenticate(bearer(key));
    expect(actor).toEqual({
      kind: 'key',
      keyId: id,
      userId: person.id,
      role: 'end-user',
      scopes: ['predict', 'models:read'],
      limitPerMinute: 60,
    });
    expect(authenticate(bearer(key))).toBe(actor);
    expect(authenticate(headersOf({ authorization: `bearer  ${key} ` }))).toBe(actor);
  });

  it('has the limit of its key: the plan, a number, none', async () => {
    const own = await makeKey({ limit: 7 });
    const none = await makeKey({ limit: 'none' }, 'admin');
    expect(await authenticate(bearer(own.key))).toMatchObject({ limitPerMinute: 7 });
    expect(await authenticate(bearer(none.key))).toMatchObject({ limitPerMinute: null });
  });

  it('loses what its owner may no longer grant, at once', async () => {
    const { key, person } = await makeKey({ limit: 'none' }, 'admin');
    const boss = await makePerson('admin');
    expect(await authenticate(bearer(key))).toMatchObject({ role: 'admin', limitPerMinute: null });
    await changeRole(boss.ctx, { personId: person.id, role: 'end-user' });
    expect(await authenticate(bearer(key))).toMatchObject({ role: 'end-user', limitPerMinute: 60 });
  });

  it.each([
    ['a typo', (key: string) => key.slice(0, -1) + (key.endsWith('0') ? '1' : '0'), /typo/],
    ['a cut-off key', (key: string) => key.slice(0, 20), /typo/],
    ['another kind of token', () => 'eyJhbGciOi', /starts with "bw_"/],
    ['no token', () => '', /starts with "bw_"/],
    ['a well-formed key of another installation', () => makeApiKey().key, /does not open anything here/],
  ])('with %s is refused', async (_what, change, words) => {
    const { key } = await makeKey();
    await entering(bearer(change(key))).toThrow(badKey(words));
  });

  it('that forgot the word Bearer is told so, other schemes are left to the proxy that asked for them', async () => {
    const { key } = await makeKey();
    await entering(headersOf({ authorization: key })).toThrow(badKey(/Bearer bw_/));
    expect(await authenticate(headersOf({ authorization: 'Basic dXNlcjpwYXNz' }))).toEqual({ kind: 'anonymous' });
  });

  it('is not let in by a good cookie beside a bad key', async () => {
    const person = await makePerson();
    const session = await sessionOf(person.id);
    const both = (name: string) => (name === 'authorization' ? 'Bearer bw_nonsense' : session(name));
    await entering(both).toThrow(badKey(/typo/));
  });

  it('is refused from the moment its key expires, though it is cached', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000);
    const { key, id } = await makeKey({ expiresAt: expiresAt.toISOString() });
    expect(await authenticate(bearer(key))).toMatchObject({ keyId: id });
    vi.useFakeTimers({ toFake: ['Date'], now: expiresAt.getTime() - 1 });
    expect(authenticate(bearer(key))).toMatchObject({ keyId: id });
    vi.setSystemTime(expiresAt);
    expect(() => authenticate(bearer(key))).toThrow(badKey(/expired/));
  });

  it('is refused when its person is disabled, once the process is told', async () => {
    const { key, person } = await makeKey();
    await authenticate(bearer(key));
    await database().db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    expect(authenticate(bearer(key))).toMatchObject({ kind: 'key' });
    forgetCredentials({ kind: 'user', id: person.id });
    await entering(bearer(key)).toThrow(badKey(/disabled/));
  });

  it('is told that its account waits for its erasure, and by whom that is taken back', async () => {
    const { key, person } = await makeKey();
    await database().db.update(users).set({ eraseAt: new Date() }).where(eq(users.id, person.id));
    await entering(bearer(key)).toThrow(badKey(/waits for its erasure. Its owner .* Your data/));
  });

  it('is refused when its key is revoked elsewhere, once the process is told, and only that key', async () => {
    const [one, two] = [await makeKey(), await makeKey()];
    const actor = await authenticate(bearer(two.key));
    await authenticate(bearer(one.key));
    await database().db.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, one.id));
    forgetCredentials({ kind: 'key', id: one.id });
    await entering(bearer(one.key)).toThrow(badKey(/revoked/));
    expect(authenticate(bearer(two.key))).toBe(actor);
  });

  it('is looked up anew at every call while the process hears of no changes', async () => {
    const { key, id } = await makeKey();
    await authenticate(bearer(key));
    credentialsTrusted(false);
    expect(await authenticate(bearer(key))).toMatchObject({ keyId: id });
    await database().db.update(apiKeys).set({ revokedAt: new Date() }).where(eq(apiKeys.id, id));
    await entering(bearer(key)).toThrow(badKey(/revoked/));
  });
});

describe('a browser', () => {
  it('without a session is nobody', async () => {
    for (const cookie of ['', 'theme=dark', 'next-auth.session-token=', 'next-auth.session-token=junk', ';=;;a']) {
      expect(await authenticate(headersOf({ cookie }))).toEqual({ kind: 'anonymous' });
    }
  });

  it('is the person its session names, with the role and plan of this moment, without a promise once cached', async () => {
    const person = await makePerson('engineer');
    const session = await sessionOf(person.id);
    const actor = await authenticate(session);
    expect(actor).toEqual({
      sessionId: expect.any(String),
      kind: 'user',
      userId: person.id,
      role: 'engineer',
      planLimitPerMinute: 60,
    });
    expect(authenticate(session)).toEqual(actor);
    const boss = await makePerson('admin');
    await changeRole(boss.ctx, { personId: person.id, role: 'finance' });
    expect(await authenticate(session)).toMatchObject({ role: 'finance' });
  });

  it('follows the plan of its person', async () => {
    await database().db.insert(plans).values({ id: 'pro', name: 'Pro', limitPerMinute: 600 });
    const person = await makePerson('end-user', { planId: 'pro' });
    expect(await authenticate(await sessionOf(person.id))).toMatchObject({ planLimitPerMinute: 600 });
  });

  it('is nobody once its person is disabled or gone', async () => {
    const { db } = database();
    const person = await makePerson();
    const session = await sessionOf(person.id);
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    expect(await authenticate(session)).toEqual({ kind: 'anonymous' });
    await db.delete(users).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    expect(await authenticate(session)).toEqual({ kind: 'anonymous' });
  });

  it('stays when its person takes another name', async () => {
    const person = await makePerson();
    const session = await sessionOf(person.id);
    await updateProfile(person.ctx, { name: 'Ada' });
    expect(await authenticate(session)).toMatchObject({ userId: person.id });
  });

  it('is nobody with a session that expired or that another secret sealed', async () => {
    const person = await makePerson();
    const sealed = (await sessionCookieOf(person.id)).split('=')[1];
    const token = (await decode({ token: sealed, secret: await sessionSecret() }))!;
    const expired = await encode({ token, secret: await sessionSecret(), maxAge: -60 });
    const forged = await encode({ token, secret: 'another secret' });
    for (const sealed of [expired, forged]) {
      expect(await authenticate(headersOf({ cookie: `next-auth.session-token=${sealed}` }))).toEqual({
        kind: 'anonymous',
      });
    }
  });

  it('brings another cookie over https, which plain http cannot set', async () => {
    const person = await makePerson();
    const plain = await sessionOf(person.id);
    const secure = await sessionOf(person.id, '__Host-next-auth.session-token');
    const overHttps = (header: typeof plain) => (name: string) =>
      name === 'x-forwarded-proto' ? 'https' : header(name);
    expect(await authenticate(overHttps(secure))).toMatchObject({ userId: person.id });
    expect(await authenticate(overHttps(plain))).toEqual({ kind: 'anonymous' });
    expect(await authenticate(secure)).toEqual({ kind: 'anonymous' });
    env.PUBLIC_URL = 'https://ml.example.org';
    expect(await authenticate(secure)).toMatchObject({ userId: person.id });
    env.PUBLIC_URL = undefined;
  });
});
