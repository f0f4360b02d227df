import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { refreshTokens, users } from '#db/schema/people';
import { hashRefreshToken } from '#lib/auth/tokens/refresh-token';
import { newTotpSecret } from '#lib/auth/two-factor/totp';
import { sealTotpSecret } from '#lib/auth/two-factor/totp-secret';
import { authOperations } from '#lib/http/operations/auth';
import { newId } from '#lib/ids';
import { goodPassword, makePerson } from '#tests/integration/auth/people';
import { serveTokensApi, sessionsOf, statusOf } from '#tests/integration/auth/tokens-api';
import type { Tokens } from '#tests/integration/auth/tokens-caller';
import { callOperation } from '#tests/support/call-operation';
import { totpCode } from '#tests/support/totp-code';

const { db } = database();

const api = await serveTokensApi();

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
    expect(await statusOf(callOperation(api.url, authOperations.login, { body: { email } }))).toBe(422);
    expect(await statusOf(callOperation(api.url, authOperations.refresh, { body: { refreshToken: 1 } }))).toBe(422);
  });

  test('asks for a code where two-factor is on, and takes each once', async () => {
    const person = await makePerson();
    const secret = newTotpSecret();
    const two = { totpSecret: await sealTotpSecret(secret, person.id), totpSince: new Date() };
    await db.update(users).set(two).where(eq(users.id, person.id));
    expect(await api.signIn(person.email)).toMatchObject({ status: 401, body: { code: 'second-factor-required' } });
    expect(await api.signIn(person.email, { password: 'not the password' })).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
    const code = totpCode(secret);
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
      callOperation(api.url, authOperations.register, { body: { email, name, password: goodPassword } });
    const [first, again] = [await register('Ada'), await register('Eve')];
    expect(first).toMatchObject({ status: 202, body: { next: 'sign-in' } });
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect((await api.me((await api.signedIn(email)).accessToken)).body).toMatchObject({ email, name: 'Ada' });
  });
});
