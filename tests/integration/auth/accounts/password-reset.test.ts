import { randomUUID } from 'node:crypto';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { webhookEndpoints } from '#db/schema/clients';
import { mailMessages, oneTimeLinks, sessions, users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { askEmailVerification } from '#lib/auth/email-verification/ask-email-verification';
import { verifyEmail } from '#lib/auth/email-verification/verify-email';
import { sendMail } from '#lib/auth/mail/send-mail';
import { actingUserId } from '#lib/auth/may';
import { askPasswordReset } from '#lib/auth/password-reset/ask-password-reset';
import { changePassword } from '#lib/auth/passwords/change-password';
import { verifyPassword } from '#lib/auth/passwords/password';
import { personOfSession } from '#lib/auth/sessions/session';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { passwordResetOperations } from '#lib/http/operations/password-resets';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { bearer, goodPassword, headersOf, makePerson, nobody, sessionCookieOf } from '#tests/integration/auth/people';
import { type SmtpServer, startSmtpServer, textOf, tokenIn } from '#tests/support/smtp-server';
import { takesAsLong } from '#tests/support/takes-as-long';
import { startAccountsApi } from './api.ts';

const db = () => database().db;
const newEmail = () => `${randomUUID()}@example.org`;
const password = 'another long password';
const rowOf = async (id: string) => (await db().select().from(users).where(eq(users.id, id)))[0]!;

let api: Awaited<ReturnType<typeof startAccountsApi>>;
let smtp: SmtpServer;
beforeAll(async () => {
  [api, smtp] = await Promise.all([startAccountsApi(), startSmtpServer()]);
});
beforeEach(async () => {
  Object.assign(env, { SMTP_URL: smtp.url, PUBLIC_URL: 'https://bellwether.example' });
  await db().delete(mailMessages);
  smtp.mails.length = 0;
});
afterEach(() => Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined }));
afterAll(async () => {
  smtp.close();
  await api.close();
  await database().sql.end();
});

const ask = (email: string, headers: Record<string, string> = {}) =>
  api.call(passwordResetOperations.ask, { body: { email }, headers });
const complete = (token: string, chosen = password) =>
  api.call(passwordResetOperations.reset, { body: { token, password: chosen } });

/** An API key and a webhook of a person's, which do their work without a password. */
async function accessOf(ctx: Ctx) {
  const { key } = await createApiKey(ctx, { name: 'robot', scopes: ['predict'], limit: 'plan' });
  const [made] = await db()
    .insert(webhookEndpoints)
    .values({
      id: newId('webhookEndpoint'),
      userId: actingUserId(ctx.actor)!,
      url: 'https://there.example',
      secret: 'whsec_x',
    })
    .returning({ id: webhookEndpoints.id });
  const webhook = async () => (await db().select().from(webhookEndpoints).where(eq(webhookEndpoints.id, made!.id)))[0];
  return { key, webhook };
}

/** The token in the e-mail that this person is sent. */
async function sentTo(email: string): Promise<string> {
  await ask(email);
  await sendMail(db());
  return tokenIn(smtp.mails.findLast(({ to }) => to[0] === email)!);
}

describe('a link to choose another password', () => {
  it('does so once, ends every session, and its person is told', async () => {
    const person = await makePerson();
    const cookie = await sessionCookieOf(person.id, '__Host-next-auth.session-token');
    const header = headersOf({ cookie });
    expect(await personOfSession(header)).toMatchObject({ email: person.email });
    const token = await sentTo(person.email);
    expect(await complete(token)).toMatchObject({ status: 204 });
    expect(await verifyPassword((await rowOf(person.id)).passwordHash, password)).toBe(true);
    expect(await personOfSession(header)).toBeUndefined();
    const open = and(eq(sessions.userId, person.id), isNull(sessions.revokedAt));
    expect(await db().select().from(sessions).where(open)).toEqual([]);
    expect(await complete(token, 'yet another long one')).toMatchObject({ status: 403 });
    await sendMail(db());
    expect(smtp.mails.at(-1)).toMatchObject({ to: [person.email] });
    expect(textOf(smtp.mails.at(-1)!)).toMatch(/was changed/);
  });

  it('is good once, however many try at once', async () => {
    const token = await sentTo((await makePerson()).email);
    const tries = await Promise.all(Array.from({ length: 4 }, (_, i) => complete(token, `${password} ${i}`)));
    expect(tries.map(({ status }) => status).toSorted()).toEqual([204, 403, 403, 403]);
  });

  it('leaves two-factor on', async () => {
    const since = new Date();
    const person = await makePerson('end-user', { totpSecret: 'sealed', totpSince: since });
    expect(await complete(await sentTo(person.email))).toMatchObject({ status: 204 });
    expect(await rowOf(person.id)).toMatchObject({ totpSecret: 'sealed', totpSince: since });
  });

  it('is good for an hour, and not after another one was used', async () => {
    const person = await makePerson();
    const [first, second] = [await sentTo(person.email), await sentTo(person.email)];
    const [link] = await db().select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, person.id));
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(3_600_000);
    expect(await complete(second)).toMatchObject({ status: 204 });
    expect(await complete(first)).toMatchObject({ status: 403 });
    const third = await sentTo(person.email);
    await db().update(oneTimeLinks).set({ expiresAt: sql`now()` }).where(eq(oneTimeLinks.userId, person.id));
    expect(await complete(third)).toMatchObject({ status: 403 });
  });

  it('is void once its person has changed their password another way', async () => {
    const person = await makePerson();
    const token = await sentTo(person.email);
    await changePassword(person.ctx, { currentPassword: goodPassword, newPassword: password });
    expect(await complete(token, 'what a thief would choose')).toMatchObject({ status: 403 });
  });

  it('leaves API keys and webhooks good where the e-mail was confirmed', async () => {
    const person = await makePerson('end-user', { emailVerifiedAt: new Date() });
    const { key, webhook } = await accessOf(person.ctx);
    expect(await complete(await sentTo(person.email))).toMatchObject({ status: 204 });
    expect(await authenticate(bearer(key))).toMatchObject({ userId: person.id });
    expect(await webhook()).toMatchObject({ isEnabled: true });
  });

  it('shuts out whoever made the account before its e-mail was anybody’s: keys and webhooks end too', async () => {
    const person = await makePerson();
    const { key, webhook } = await accessOf(person.ctx);
    expect(await authenticate(bearer(key))).toMatchObject({ userId: person.id });
    expect(await complete(await sentTo(person.email))).toMatchObject({ status: 204 });
    await expect(async () => authenticate(bearer(key))).rejects.toThrow(/revoked/);
    expect(await webhook()).toMatchObject({ isEnabled: false, problem: expect.stringContaining('confirmed') });
  });

  it('opens nothing for whoever was disabled meanwhile, and none is sent to them', async () => {
    const person = await makePerson();
    const token = await sentTo(person.email);
    await db().update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
    expect(await complete(token)).toMatchObject({ status: 403 });
    await ask(person.email);
    expect(await sendMail(db())).toBe(0);
  });

  it('stays good after a password that was refused', async () => {
    const token = await sentTo((await makePerson()).email);
    expect(await complete(token, 'password123')).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/password' }] },
    });
    expect(await complete(token)).toMatchObject({ status: 204 });
  });

  it('does nothing else: no link for one thing opens another', async () => {
    const person = await makePerson();
    await askEmailVerification(person.ctx);
    await sendMail(db());
    const token = tokenIn(smtp.mails.at(-1)!);
    expect(await complete(token)).toMatchObject({ status: 403 });
    await verifyEmail(person.ctx, { token });
  });

  it('leads to the address of the settings, whatever host a request names', async () => {
    const { email } = await makePerson();
    await ask(email, { 'x-forwarded-host': 'evil.example' });
    await sendMail(db());
    expect(textOf(smtp.mails.at(-1)!)).toContain('https://bellwether.example/reset-password?token=');
    expect(textOf(smtp.mails.at(-1)!)).not.toContain('evil');
  });

  it('stands in the log of the server where no e-mail is sent, and only there', async () => {
    env.SMTP_URL = undefined;
    const person = await makePerson();
    const warned = vi.spyOn(log, 'warn');
    expect(await ask(person.email)).toMatchObject({ status: 202, body: { by: 'admin' } });
    const [told] = warned.mock.calls.at(-1)! as unknown as [{ email: string; link: string }];
    warned.mockRestore();
    expect(told.email).toBe(person.email);
    expect(await complete(new URL(told.link).searchParams.get('token')!)).toMatchObject({ status: 204 });
    expect(await db().select().from(mailMessages)).toEqual([]);
  });
});

describe('asking for another password', () => {
  it('answers alike for an e-mail with an account, without one, and of somebody disabled', async () => {
    const known = await makePerson();
    const disabled = await makePerson('end-user', { disabledAt: new Date() });
    const answers = [await ask(known.email), await ask(newEmail()), await ask(disabled.email)];
    const told = answers.map(({ status, body, headers }) => ({
      status,
      body,
      headers: [...headers.keys()].toSorted(),
    }));
    expect(told[0]).toMatchObject({ status: 202, body: { by: 'email' } });
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    await sendMail(db());
    expect(smtp.mails.map(({ to }) => to[0])).toEqual([known.email]);
  });

  it('takes as long for an e-mail with an account as without one', async () => {
    // Somebody else each time, as nobody is sent so many links.
    const asking = (email: string) => () => askPasswordReset(nobody(), { email });
    await takesAsLong({
      known: async () => asking((await makePerson()).email),
      unknown: async () => asking(newEmail()),
    });
  });

  it('is limited to five times an hour for one e-mail, known or not', async () => {
    for (const email of [(await makePerson()).email, newEmail()]) {
      for (let i = 0; i < 5; i++) expect((await ask(email)).status).toBe(202);
      expect(await ask(email)).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    }
  });
});
