import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { oneTimeLinks, users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { askEmailVerification } from '#lib/auth/email-verification/ask-email-verification';
import { isEmailVerified } from '#lib/auth/email-verification/is-email-verified';
import { verifyEmail } from '#lib/auth/email-verification/verify-email';
import { sendMail } from '#lib/auth/mail/send-mail';
import type { Ctx } from '#lib/context';
import { env } from '#lib/env';
import { ownEmailOperations } from '#lib/http/operations/own-email';
import { passwordResetOperations } from '#lib/http/operations/password-resets';
import { bearer, goodPassword, makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import { type SmtpServer, startSmtpServer, tokenIn } from '#tests/support/smtp-server';
import { startAccountsApi } from './api.ts';

const db = () => database().db;

let api: Awaited<ReturnType<typeof startAccountsApi>>;
let smtp: SmtpServer;
beforeAll(async () => {
  [api, smtp] = await Promise.all([startAccountsApi(), startSmtpServer()]);
});
beforeEach(() => Object.assign(env, { SMTP_URL: smtp.url, PUBLIC_URL: 'https://bellwether.example' }));
afterEach(() => Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined }));
afterAll(async () => {
  smtp.close();
  await api.close();
  await database().sql.end();
});

/** The token in the newest e-mail, once it was sent. */
async function sentToken(): Promise<string> {
  await sendMail(db());
  return tokenIn(smtp.mails.at(-1)!);
}

async function tokenAskedBy(ctx: Ctx): Promise<string> {
  await askEmailVerification(ctx);
  return sentToken();
}

describe('confirming an e-mail', () => {
  it('is done by the link that goes there, once, and for a day', async () => {
    const person = await makePerson();
    expect(await isEmailVerified(person.ctx)).toBe(false);
    const token = await tokenAskedBy(person.ctx);
    const [link] = await db().select().from(oneTimeLinks).where(eq(oneTimeLinks.userId, person.id));
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(86_400_000);
    const cookie = await sessionCookieOf(person.id, '__Host-next-auth.session-token');
    const sent = { body: { token }, headers: { cookie, 'sec-fetch-site': 'same-origin' } };
    expect(await api.call(ownEmailOperations.verify, sent)).toMatchObject({ status: 204 });
    expect(await isEmailVerified(person.ctx)).toBe(true);
    expect(await api.call(ownEmailOperations.verify, sent)).toMatchObject({ status: 403 });
  });

  it('confirms no account that somebody else made: they are shut out with a new password all the same', async () => {
    const eves = await makePerson();
    const { key } = await createApiKey(eves.ctx, { name: 'robot', scopes: ['predict'], limit: 'plan' });
    const token = await tokenAskedBy(eves.ctx);
    expect(await api.call(ownEmailOperations.verify, { body: { token } })).toMatchObject({ status: 401 });
    const [stranger, admin] = [await makePerson(), await makePerson('admin')];
    for (const { ctx } of [stranger, admin]) {
      await expect(verifyEmail(ctx, { token })).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect(await isEmailVerified(eves.ctx)).toBe(false);
    await api.call(passwordResetOperations.ask, { body: { email: eves.email } });
    const reset = { token: await sentToken(), password: `another ${goodPassword}` };
    expect(await api.call(passwordResetOperations.reset, { body: reset })).toMatchObject({ status: 204 });
    await expect(async () => authenticate(bearer(key))).rejects.toThrow(/revoked/);
  });

  it('does not hold for an e-mail that is another by then', async () => {
    const person = await makePerson();
    const token = await tokenAskedBy(person.ctx);
    const email = `${randomUUID()}@example.org`;
    await db().update(users).set({ email }).where(eq(users.id, person.id));
    await expect(verifyEmail(person.ctx, { token })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await isEmailVerified(person.ctx)).toBe(false);
  });
});
