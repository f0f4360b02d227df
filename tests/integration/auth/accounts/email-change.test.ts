import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '#db/client';
import { mailMessages, oneTimeLinks, providerAccounts, users } from '#db/schema/people';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { AskEmailChange, askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { changeEmail } from '#lib/auth/email-change/change-email';
import { askEmailVerification } from '#lib/auth/email-verification/ask-email-verification';
import { isEmailVerified } from '#lib/auth/email-verification/is-email-verified';
import { verifyEmail } from '#lib/auth/email-verification/verify-email';
import { makeLink } from '#lib/auth/links/make-link';
import { sendMail } from '#lib/auth/mail/send-mail';
import { askPasswordReset } from '#lib/auth/password-reset/ask-password-reset';
import { resetPassword } from '#lib/auth/password-reset/reset-password';
import { changePassword } from '#lib/auth/passwords/change-password';
import { beginBrowserSession } from '#lib/auth/sessions/begin-browser-session';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { signInByProvider } from '#lib/auth/sign-in/sign-in-by-provider';
import { beginTwoFactor } from '#lib/auth/two-factor/begin-two-factor';
import { switchOnTwoFactor } from '#lib/auth/two-factor/switch-on-two-factor';
import { env } from '#lib/env';
import { log } from '#lib/log';
import { AuthBrowser } from '#tests/integration/auth/auth-browser';
import { bearer, ctxOf, goodPassword, makePerson, nobody } from '#tests/integration/auth/people';
import { type SmtpServer, startSmtpServer, textOf, tokenIn } from '#tests/support/smtp-server';
import { totpCode } from '#tests/support/totp-code';

const db = () => database().db;
const newEmail = () => `${randomUUID()}@example.org`;
const newPassword = 'another long password';
const currentPassword = goodPassword;
const rowOf = async ({ id }: { id: string }) => (await db().select().from(users).where(eq(users.id, id)))[0]!;

let smtp: SmtpServer;
beforeAll(async () => {
  smtp = await startSmtpServer();
});
beforeEach(async () => {
  Object.assign(env, { SMTP_URL: smtp.url, PUBLIC_URL: 'https://bellwether.example' });
  await db().delete(mailMessages);
  smtp.mails.length = 0;
});
afterEach(() => Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined }));
afterAll(async () => {
  smtp.close();
  await database().sql.end();
});

type Person = Awaited<ReturnType<typeof makePerson>>;

async function mailTo(email: string) {
  await sendMail(db());
  return smtp.mails.findLast(({ to }) => to[0] === email);
}

/** The token of the link that goes to the e-mail a person wants. */
async function askedFor({ ctx }: Person, email: string): Promise<string> {
  await askEmailChange(ctx, { email, currentPassword });
  return tokenIn((await mailTo(email))!);
}

const isRefused = (code: string, pointer?: string) =>
  expect.objectContaining({ code, ...(pointer && { errors: [expect.objectContaining({ pointer })] }) });
const statusesOf = (tries: PromiseSettledResult<unknown>[]) =>
  tries.map((each) => (each.status === 'fulfilled' ? 'changed' : (each.reason as { code: string }).code)).toSorted();

describe('another e-mail', () => {
  it('is one’s own, and confirmed, once the link that went there is opened: once, and the old one is told', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const token = await askedFor(person, email);
    expect(await rowOf(person)).toMatchObject({ email: person.email, emailVerifiedAt: null });
    await changeEmail(person.ctx, { token });
    expect(await rowOf(person)).toMatchObject({ email });
    expect(await isEmailVerified(person.ctx)).toBe(true);
    const told = textOf((await mailTo(person.email))!);
    expect(told).toMatch(/was changed/);
    expect(told).not.toContain(email);
    expect(await signInByPassword(db(), { email, password: goodPassword }, randomUUID())).toMatchObject({
      userId: person.id,
    });
    expect(await signInByPassword(db(), { email: person.email, password: goodPassword }, randomUUID())).toBeNull();
    await expect(changeEmail(person.ctx, { token })).rejects.toEqual(isRefused('forbidden', '/token'));
  });

  it('ends every other session, and leaves this one and API keys', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const [here, there] = [new AuthBrowser(randomUUID()), new AuthBrowser(randomUUID())];
    env.PUBLIC_URL = undefined;
    for (const browser of [here, there]) await browser.signIn(person.email, goodPassword);
    const { key } = await createApiKey(person.ctx, { name: 'robot', scopes: ['predict'], limit: 'plan' });
    const token = await askedFor(person, email);
    await changeEmail(ctxOf(await authenticate(here.header)), { token });
    expect(await authenticate(there.header)).toEqual({ kind: 'anonymous' });
    expect(await here.session()).toMatchObject({ user: { id: person.id, email } });
    expect(await authenticate(bearer(key))).toMatchObject({ userId: person.id });
  });

  it('ends the links to the old one: none confirms it, or chooses a password, any more', async () => {
    const person = await makePerson();
    await askEmailVerification(person.ctx);
    const verification = tokenIn((await mailTo(person.email))!);
    await askPasswordReset(nobody(), { email: person.email });
    const reset = tokenIn((await mailTo(person.email))!);
    await changeEmail(person.ctx, { token: await askedFor(person, newEmail()) });
    await expect(verifyEmail(person.ctx, { token: verification })).rejects.toEqual(isRefused('forbidden'));
    await expect(resetPassword(nobody(), { token: reset, password: newPassword })).rejects.toEqual(
      isRefused('forbidden'),
    );
  });

  it('disconnects providers, which vouched for the old one, and lets nobody link one by the new', async () => {
    env.SIGN_UP = 'closed';
    const [person, email] = [await makePerson(), newEmail()];
    const google = { provider: 'google', providerAccountId: randomUUID(), emailVerified: true, name: 'Ada' };
    await signInByProvider(db(), { ...google, email: person.email }, person.id);
    await changeEmail(person.ctx, { token: await askedFor(person, email) });
    expect(await db().select().from(providerAccounts).where(eq(providerAccounts.userId, person.id))).toEqual([]);
    const byOld = signInByProvider(db(), { ...google, email: person.email }, undefined);
    await expect(byOld).rejects.toThrow('SignUpClosed');
    const stranger = { ...google, providerAccountId: randomUUID(), email };
    await expect(signInByProvider(db(), stranger, undefined)).rejects.toThrow('HasPassword');
    expect(await signInByProvider(db(), stranger, person.id)).toBe(person.id);
    env.SIGN_UP = 'open';
  });
});

describe('a provider’s sign-in that is under way while the e-mail changes', () => {
  it('begins no session once the provider was disconnected', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const account = { provider: 'google', providerAccountId: randomUUID() };
    await signInByProvider(db(), { ...account, email: person.email, emailVerified: true, name: 'A' }, person.id);
    const proven = { userId: person.id, provider: account, totpSince: null };
    const header = () => undefined;
    await expect(beginBrowserSession(db(), proven, header)).resolves.toMatch(/^ses_/);
    await changeEmail(person.ctx, { token: await askedFor(person, email) });
    await expect(beginBrowserSession(db(), proven, header)).rejects.toThrow('Changed');
  });
});

describe('the link to another e-mail', () => {
  it('goes to the new e-mail alone, and leads to the address of the settings', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    await askedFor(person, email);
    expect(smtp.mails.map(({ to }) => to[0])).toEqual([email]);
    expect(textOf(smtp.mails[0]!)).toContain('https://bellwether.example/change-email?token=');
  });

  it('stands in the log of the server where no e-mail is sent', async () => {
    env.SMTP_URL = undefined;
    const [person, email] = [await makePerson(), newEmail()];
    const warned = vi.spyOn(log, 'warn');
    await askEmailChange(person.ctx, { email, currentPassword });
    const [told] = warned.mock.calls.at(-1)! as unknown as [{ email: string; link: string }];
    warned.mockRestore();
    expect(told.email).toBe(email);
    await changeEmail(person.ctx, { token: new URL(told.link).searchParams.get('token')! });
    expect(await rowOf(person)).toMatchObject({ email });
    expect(await db().select().from(mailMessages)).toEqual([]);
  });

  it('opens nothing for anybody but the person who asked, and stays good for them', async () => {
    const [person, other, email] = [await makePerson(), await makePerson(), newEmail()];
    const token = await askedFor(person, email);
    await expect(changeEmail(other.ctx, { token })).rejects.toEqual(isRefused('forbidden', '/token'));
    await expect(changeEmail(nobody(), { token })).rejects.toEqual(isRefused('unauthenticated'));
    expect(await rowOf(other)).toMatchObject({ email: other.email });
    await changeEmail(person.ctx, { token });
    expect(await rowOf(person)).toMatchObject({ email });
  });

  it('is good for a day, and not after another one was asked for', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const first = await askedFor(person, newEmail());
    const second = await askedFor(person, email);
    await expect(changeEmail(person.ctx, { token: first })).rejects.toEqual(isRefused('forbidden'));
    const ofPerson = eq(oneTimeLinks.userId, person.id);
    const [link] = await db().select().from(oneTimeLinks).where(ofPerson);
    expect(link!.expiresAt.getTime() - link!.createdAt.getTime()).toBe(86_400_000);
    await db().update(oneTimeLinks).set({ expiresAt: sql`now()` }).where(ofPerson);
    await expect(changeEmail(person.ctx, { token: second })).rejects.toEqual(isRefused('forbidden'));
    expect(await rowOf(person)).toMatchObject({ email: person.email });
  });

  it('does nothing else, and no link for something else does this', async () => {
    const person = await makePerson();
    const token = await askedFor(person, newEmail());
    await expect(verifyEmail(person.ctx, { token })).rejects.toEqual(isRefused('forbidden'));
    await expect(resetPassword(nobody(), { token, password: newPassword })).rejects.toEqual(isRefused('forbidden'));
    await askEmailVerification(person.ctx);
    const verification = tokenIn((await mailTo(person.email))!);
    await expect(changeEmail(person.ctx, { token: verification })).rejects.toEqual(isRefused('forbidden'));
  });

  it('is void once the password is another, changed or chosen anew', async () => {
    const person = await makePerson();
    const first = await askedFor(person, newEmail());
    await changePassword(person.ctx, { currentPassword, newPassword });
    await expect(changeEmail(person.ctx, { token: first })).rejects.toEqual(isRefused('forbidden'));
    const email = newEmail();
    await askEmailChange(person.ctx, { email, currentPassword: newPassword });
    const second = tokenIn((await mailTo(email))!);
    await askPasswordReset(nobody(), { email: person.email });
    await resetPassword(nobody(), { token: tokenIn((await mailTo(person.email))!), password: goodPassword });
    await expect(changeEmail(person.ctx, { token: second })).rejects.toEqual(isRefused('forbidden'));
  });

  it('is refused where the e-mail has got an account meanwhile', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const token = await askedFor(person, email);
    await makePerson('end-user', { email: email.toUpperCase() });
    await expect(changeEmail(person.ctx, { token })).rejects.toEqual(isRefused('conflict'));
    expect(await rowOf(person)).toMatchObject({ email: person.email, emailVerifiedAt: null });
    expect(await mailTo(person.email)).toBeUndefined();
  });

  it.each([
    ['disabled', { disabledAt: new Date() }],
    ['waiting for its erasure', { eraseAt: new Date(Date.now() + 86_400_000) }],
    ['erased', { erasedAt: new Date() }],
  ])('changes nothing of an account that is %s by then', async (_, state) => {
    const person = await makePerson();
    const token = await askedFor(person, newEmail());
    await db().update(users).set(state).where(eq(users.id, person.id));
    await expect(changeEmail(person.ctx, { token })).rejects.toEqual(isRefused('forbidden'));
    expect(await rowOf(person)).toMatchObject({ email: person.email });
  });

  it('is good once, however often it is opened at once', async () => {
    const person = await makePerson();
    const token = await askedFor(person, newEmail());
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => changeEmail(person.ctx, { token })));
    expect(statusesOf(tries)).toEqual(['changed', 'forbidden', 'forbidden', 'forbidden']);
  });

  it('of two for one person, opened at once, changes the e-mail to one of them', async () => {
    const person = await makePerson();
    const emails = [newEmail(), newEmail()];
    const wishes = emails.map((email) => ({ purpose: 'change-email', userId: person.id, email }) as const);
    const links = await Promise.all(wishes.map((wish) => makeLink(db(), wish)));
    const tries = await Promise.allSettled(links.map(({ token }) => changeEmail(person.ctx, { token })));
    expect(statusesOf(tries)).toEqual(['changed', 'forbidden']);
    expect((await rowOf(person)).email).toBe(emails[tries.findIndex(({ status }) => status === 'fulfilled')]);
  });

  it('gives an e-mail that two people want at once to one of them', async () => {
    const [one, two, email] = [await makePerson(), await makePerson(), newEmail()];
    const tokens = [await askedFor(one, email), await askedFor(two, email)];
    const tries = await Promise.allSettled([one, two].map(({ ctx }, i) => changeEmail(ctx, { token: tokens[i]! })));
    expect(statusesOf(tries)).toEqual(['changed', 'conflict']);
  });

  it('and a link to choose a password, opened at once, do not wait for each other for ever', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const token = await askedFor(person, email);
    await askPasswordReset(nobody(), { email: person.email });
    const reset = tokenIn((await mailTo(person.email))!);
    const tries = await Promise.allSettled([
      changeEmail(person.ctx, { token }),
      resetPassword(nobody(), { token: reset, password: newPassword }),
    ]);
    expect(statusesOf(tries)).toEqual(['changed', 'forbidden']);
  });
});

describe('asking for another e-mail', () => {
  it('tells nothing of who has it: the answer is the same, an earlier link is over too, and its person is told', async () => {
    const [person, known, email] = [await makePerson(), await makePerson(), newEmail()];
    const token = await askedFor(person, email);
    expect(await askEmailChange(person.ctx, { email: known.email, currentPassword })).toBe(
      await askEmailChange(person.ctx, { email: newEmail(), currentPassword }),
    );
    expect(textOf((await mailTo(known.email))!)).toMatch(/has an account already/);
    expect(textOf((await mailTo(known.email))!)).not.toContain('token=');
    const again = await askedFor(person, email);
    await askEmailChange(person.ctx, { email: known.email, currentPassword });
    for (const each of [token, again])
      await expect(changeEmail(person.ctx, { token: each })).rejects.toEqual(isRefused('forbidden'));
  });

  it('of one that has an account writes nothing into the log where no e-mail is sent', async () => {
    env.SMTP_URL = undefined;
    const [person, known] = [await makePerson(), await makePerson()];
    const warned = vi.spyOn(log, 'warn');
    await askEmailChange(person.ctx, { email: known.email, currentPassword });
    expect(warned).not.toHaveBeenCalled();
    warned.mockRestore();
    expect(await db().select().from(mailMessages)).toEqual([]);
  });

  it('takes the password, and a code where two-factor is on', async () => {
    const [person, email] = [await makePerson(), newEmail()];
    const ask = (proof: { currentPassword: string; code?: string }) => askEmailChange(person.ctx, { email, ...proof });
    await expect(ask({ currentPassword: 'not it' })).rejects.toEqual(isRefused('invalid', '/currentPassword'));
    const { secret } = await beginTwoFactor(person.ctx, { currentPassword: goodPassword });
    const code = totpCode(secret);
    const { recoveryCodes } = await switchOnTwoFactor(person.ctx, { code });
    await expect(ask({ currentPassword })).rejects.toEqual(isRefused('invalid', '/code'));
    await expect(ask({ currentPassword, code: '000000' })).rejects.toEqual(isRefused('invalid', '/code'));
    expect(await mailTo(email)).toBeUndefined();
    await ask({ currentPassword, code: recoveryCodes[0]! });
    expect(await mailTo(email)).toBeDefined();
  });

  it('is for people with a password, whose account stays', async () => {
    const email = newEmail();
    const byProvider = await makePerson('end-user', { passwordHash: null });
    const leaving = await makePerson('end-user', { eraseAt: new Date(Date.now() + 86_400_000) });
    for (const { ctx } of [byProvider, leaving])
      await expect(askEmailChange(ctx, { email, currentPassword })).rejects.toEqual(isRefused('conflict'));
    const own = await makePerson();
    const same = askEmailChange(own.ctx, { email: own.email, currentPassword });
    await expect(same).rejects.toEqual(isRefused('invalid', '/email'));
  });

  it('takes e-mails as signing up does: in one form, and none that looks like another', () => {
    const taken = (email: string) => AskEmailChange.safeParse({ email, currentPassword }).data?.email;
    expect(taken(' Ada@EXAMPLE.org ')).toBe('ada@example.org');
    for (const email of ['аdа@example.org', 'ａda@example.org', 'ada@exаmple.org', 'ada@erased.invalid', 'ada'])
      expect(taken(email), email).toBeUndefined();
  });

  it('is limited to five times an hour for one e-mail, known or not', async () => {
    const person = await makePerson();
    for (const email of [(await makePerson()).email, newEmail()]) {
      for (let i = 0; i < 5; i++) await askEmailChange(person.ctx, { email, currentPassword });
      await expect(askEmailChange(person.ctx, { email, currentPassword })).rejects.toEqual(isRefused('rate-limited'));
    }
  });
});
