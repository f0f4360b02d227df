import { randomUUID } from 'node:crypto';
import argon2 from '@node-rs/argon2';
import { eq } from 'drizzle-orm';
import { decode } from 'next-auth/jwt';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { forgetCredentials } from '#lib/auth/credentials';
import { changePassword } from '#lib/auth/passwords/change-password';
import { dummyHash, hashPassword } from '#lib/auth/passwords/password';
import { changeRole } from '#lib/auth/people/change-role';
import { sessionSecret } from '#lib/auth/session-secret';
import { env } from '#lib/env';
import { AuthBrowser } from './auth-browser.ts';
import { goodPassword, makePerson } from './people.ts';

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof argon2>();
  const verify = vi.fn(real.verify);
  return { ...real, verify, default: { ...real, verify } };
});
const { verify } = vi.mocked(argon2);

const cookieName = 'next-auth.session-token';
const db = () => database().db;
const browser = () => new AuthBrowser(randomUUID());

beforeEach(() => {
  verify.mockClear();
  env.PUBLIC_URL = undefined;
});
afterAll(() => database().sql.end());

describe('signing in with a password', () => {
  it('begins a session that knows who it is, for next-auth and for our own doors', async () => {
    const person = await makePerson('engineer', { name: 'Ada' });
    const ada = browser();
    const answer = await ada.signIn(` ${person.email.toUpperCase()} `, goodPassword);
    expect(answer.location?.pathname).toBe('/models');
    expect(await ada.session()).toMatchObject({
      user: { id: person.id, name: 'Ada', email: person.email, role: 'engineer' },
    });
    expect(await authenticate(ada.header)).toMatchObject({ kind: 'user', userId: person.id });
  });

  it('over https keeps every cookie under a name that no other host can set', async () => {
    env.PUBLIC_URL = 'https://ml.example.org';
    const person = await makePerson();
    const ada = browser();
    await ada.signIn(person.email, goodPassword);
    expect([...ada.cookies.keys()].filter((name) => !name.startsWith('__Host-'))).toEqual([]);
    expect(ada.cookies.has(`__Host-${cookieName}`)).toBe(true);
    expect(await ada.session()).toMatchObject({ user: { id: person.id } });
    expect(await authenticate(ada.header)).toMatchObject({ kind: 'user', userId: person.id });
    // As a host beside this one could plant it, with a Domain of both.
    const planted = `__Secure-${cookieName}=${ada.cookies.get(`__Host-${cookieName}`)}`;
    expect(await authenticate((name) => (name === 'cookie' ? planted : undefined))).toEqual({ kind: 'anonymous' });
  });

  it('puts nothing into the session that could be out of date', async () => {
    const person = await makePerson('engineer');
    const boss = await makePerson('admin');
    const ada = browser();
    await ada.signIn(person.email, goodPassword);
    const token = await decode({ token: ada.cookies.get(cookieName), secret: await sessionSecret() });
    expect(Object.keys(token!).toSorted()).toEqual(['exp', 'iat', 'jti', 'sid', 'stamp', 'sub']);
    await changeRole(boss.ctx, { personId: person.id, role: 'finance' });
    expect(await ada.session()).toMatchObject({ user: { role: 'finance' } });
  });

  it('ends with signing out', async () => {
    const person = await makePerson();
    const ada = browser();
    await ada.signIn(person.email, goodPassword);
    await ada.submit('signout');
    expect(await ada.session()).toEqual({});
    expect(await authenticate(ada.header)).toEqual({ kind: 'anonymous' });
  });

  it('ends with another password for next-auth too, which drops the cookie; the new one signs in', async () => {
    const person = await makePerson();
    const [here, there] = [browser(), browser()];
    await here.signIn(person.email, goodPassword);
    await there.signIn(person.email, goodPassword);
    await changePassword(person.ctx, { currentPassword: goodPassword, newPassword: 'another long password' });
    for (const old of [here, there]) {
      expect(await old.session()).toEqual({});
      expect(old.cookies.has(cookieName)).toBe(false);
    }
    await here.signIn(person.email, 'another long password');
    expect(await here.session()).toMatchObject({ user: { id: person.id } });
  });

  it('is not done by a form of another site, which cannot know the token that guards it', async () => {
    const person = await makePerson();
    const ada = browser();
    await ada.call('POST', 'callback/credentials', { email: person.email, password: goodPassword });
    expect(await ada.session()).toEqual({});
  });
});

describe('a refused sign-in', () => {
  it('does the same work and says the same, whatever is wrong: only the hash it is held against differs', async () => {
    const person = await makePerson();
    const viaProvider = await makePerson('end-user', { passwordHash: null });
    const tries: [email: string, against: string][] = [
      [person.email, person.passwordHash!],
      ['unknown@example.org', dummyHash],
      [viaProvider.email, dummyHash],
      ['not an e-mail', dummyHash],
    ];
    for (const [email, against] of tries) {
      verify.mockClear();
      const answer = await browser().signIn(email, 'a wrong password');
      expect(answer.location?.searchParams.get('error')).toBe('CredentialsSignin');
      expect(verify.mock.calls).toEqual([[against, 'a wrong password']]);
    }
  });

  it('is that of a password that only begins with the right one, however long it is', async () => {
    const longest = 'seven green bicycles'.repeat(10);
    const person = await makePerson('end-user', { passwordHash: await hashPassword(longest) });
    for (const typed of [`${longest}x`, longest.repeat(60)]) {
      const answer = await browser().signIn(person.email, typed);
      expect(answer.location?.searchParams.get('error')).toBe('CredentialsSignin');
    }
    expect((await browser().signIn(person.email, longest)).location?.pathname).toBe('/models');
  });

  it('tells a disabled person so, but only with the right password', async () => {
    const person = await makePerson('end-user', { disabledAt: new Date() });
    const wrong = await browser().signIn(person.email, 'a wrong password');
    expect(wrong.location?.searchParams.get('error')).toBe('CredentialsSignin');
    const right = await browser().signIn(person.email, goodPassword);
    expect(right.location?.searchParams.get('error')).toBe('Disabled');
  });

  it('ends the session of a person who is disabled meanwhile', async () => {
    const person = await makePerson();
    const ada = browser();
    await ada.signIn(person.email, goodPassword);
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    forgetCredentials({ kind: 'user', id: person.id });
    expect(await ada.session()).toEqual({});
  });

  it('says nothing of what went wrong inside', async () => {
    const { sql } = database();
    await sql`alter table users rename to users_away`;
    const answer = await browser().signIn('ada@example.org', goodPassword);
    await sql`alter table users_away rename to users`;
    expect(answer.location?.searchParams.get('error')).toBe('Unavailable');
  });
});

describe('guessing', () => {
  const guess = async (from: AuthBrowser, email: string) =>
    (await from.signIn(email, 'a wrong password')).location?.searchParams.get('error');

  it('is stopped after ten tries a minute from one address, whatever the e-mails, without more work', async () => {
    const from = browser();
    for (let i = 0; i < 10; i++) expect(await guess(from, `${randomUUID()}@example.org`)).toBe('CredentialsSignin');
    verify.mockClear();
    expect(await guess(from, `${randomUUID()}@example.org`)).toBe('TooManyTries');
    expect(verify).not.toHaveBeenCalled();
    expect(await guess(browser(), `${randomUUID()}@example.org`)).toBe('CredentialsSignin');
  });

  it('does not count against those who sign in well', async () => {
    const person = await makePerson();
    const from = browser();
    for (let i = 0; i < 12; i++)
      expect((await from.signIn(person.email, goodPassword)).location?.pathname).toBe('/models');
  });
});
