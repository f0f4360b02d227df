import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { mailMessages, oneTimeLinks, users } from '#db/schema/people';
import { limitLinks } from '#lib/auth/links/limit-links';
import { sendMail } from '#lib/auth/mail/send-mail';
import { verifyPassword } from '#lib/auth/passwords/password';
import { SignUp, signUp } from '#lib/auth/sign-in/sign-up';
import { limitAccountCalls } from '#lib/auth/tries/limit-account-calls';
import { env } from '#lib/env';
import { authOperations } from '#lib/http/operations/auth';
import { invitationOperations } from '#lib/http/operations/invitations';
import { signUpOperations } from '#lib/http/operations/sign-ups';
import { goodPassword, headersOf, makePerson, nobody } from '#tests/integration/auth/people';
import { refused } from '#tests/support/refused';
import { type SmtpServer, startSmtpServer, textOf, tokenIn } from '#tests/support/smtp-server';
import { takesAsLong } from '#tests/support/takes-as-long';
import { startAccountsApi } from './api.ts';

const db = () => database().db;
const newEmail = () => `${randomUUID()}@example.org`;
const form = (more: Partial<SignUp> = {}) =>
  SignUp.parse({ email: newEmail(), name: 'Ada Lovelace', password: goodPassword, ...more });
const personOf = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];

let api: Awaited<ReturnType<typeof startAccountsApi>>;
let smtp: SmtpServer;
beforeAll(async () => {
  [api, smtp] = await Promise.all([startAccountsApi(), startSmtpServer()]);
});
beforeEach(() => makePerson('admin'));
afterEach(() => Object.assign(env, { SIGN_UP: 'open', SIGN_UP_ROLE: 'end-user', SMTP_URL: undefined }));
afterAll(async () => {
  smtp.close();
  await api.close();
  await database().sql.end();
});

const post = (body: unknown) => api.call(signUpOperations.signUp, { body });
const told = ({ status, body, headers }: Awaited<ReturnType<typeof post>>) => ({
  status,
  body,
  headers: [...headers.keys()].toSorted(),
});

describe('signing up where no e-mail is sent', () => {
  it('makes an account with the role of the settings at once, its e-mail not confirmed', async () => {
    env.SIGN_UP_ROLE = 'engineer';
    const input = form();
    expect(await signUp(nobody(), input)).toEqual({ next: 'sign-in' });
    const person = await personOf(input.email);
    expect(person).toMatchObject({ name: 'Ada Lovelace', role: 'engineer', emailVerifiedAt: null });
    expect(await verifyPassword(person?.passwordHash, goodPassword)).toBe(true);
  });

  it('answers alike, in body and headers, for an e-mail that has an account, and leaves that as it is', async () => {
    const known = await makePerson();
    const [ofKnown, ofNew] = [await post(form({ email: known.email, name: 'Eve' })), await post(form())];
    expect(told(ofKnown)).toEqual(told(ofNew));
    expect(ofNew).toMatchObject({ status: 202, body: { next: 'sign-in' } });
    expect(await personOf(known.email)).toMatchObject({
      id: known.id,
      name: 'Somebody',
      passwordHash: known.passwordHash,
    });
  });

  it('makes one account of many tries at once, and tells none of them', async () => {
    const email = newEmail();
    const answers = await Promise.all(Array.from({ length: 4 }, () => signUp(nobody(), form({ email }))));
    expect(answers).toEqual(Array.from({ length: 4 }, () => ({ next: 'sign-in' })));
    expect(await db().select().from(users).where(eq(users.email, email))).toHaveLength(1);
  });

  it.each([
    ['the page', signUpOperations.signUp],
    ['a program', authOperations.register],
  ])('counts no links, as none is sent, whether asked by %s', async (_, door) => {
    const body = form();
    for (let i = 0; i < 5; i++) await limitLinks(body.email);
    expect(await api.call(door, { body })).toMatchObject({ status: 202, body: { next: 'sign-in' } });
  });

  it('asks for name and password', async () => {
    await expect(signUp(nobody(), { email: newEmail() })).rejects.toMatchObject({
      errors: [{ pointer: '/name' }, { pointer: '/password' }],
    });
  });
});

describe('signing up where e-mail is sent', () => {
  beforeEach(async () => {
    env.SMTP_URL = smtp.url;
    await db().delete(mailMessages);
    smtp.mails.length = 0;
  });

  it('makes no account before the link that goes to the e-mail is opened, and then a confirmed one', async () => {
    const { email } = form();
    expect(await post({ email })).toMatchObject({ status: 202, body: { next: 'check-email' } });
    expect(await personOf(email)).toBeUndefined();
    expect(await sendMail(db())).toBe(1);
    expect(smtp.mails).toMatchObject([{ to: [email] }]);
    const token = tokenIn(smtp.mails[0]!);
    const accepted = { token, name: 'Ada', password: goodPassword };
    const made = await api.call(invitationOperations.accept, { body: accepted });
    expect(made).toMatchObject({ status: 201, body: { email, role: 'end-user' } });
    expect((await personOf(email))?.emailVerifiedAt).toBeInstanceOf(Date);
    expect(await api.call(invitationOperations.accept, { body: accepted })).toMatchObject({ status: 403 });
  });

  it('takes no password from whoever does not own the e-mail: nobody waits in an account made in another’s name', async () => {
    const { email } = form();
    await post({ email, name: 'Eve', password: 'the attacker’s own words' });
    await sendMail(db());
    const body = { token: tokenIn(smtp.mails[0]!), name: 'Ada', password: goodPassword };
    await api.call(invitationOperations.accept, { body });
    const person = await personOf(email);
    expect(person?.name).toBe('Ada');
    expect(await verifyPassword(person?.passwordHash, 'the attacker’s own words')).toBe(false);
  });

  it('answers alike for an e-mail that has an account, whose person gets an e-mail instead', async () => {
    const known = await makePerson();
    const [ofKnown, ofNew] = [await post({ email: known.email }), await post({ email: newEmail() })];
    expect(told(ofKnown)).toEqual(told(ofNew));
    await sendMail(db());
    const theirs = smtp.mails.find(({ to }) => to[0] === known.email)!;
    expect(textOf(theirs)).toMatch(/has an account already/);
    expect(tokenIn(theirs)).toBe('');
  });

  it('keeps no token that could be read from the database', async () => {
    await post({ email: newEmail() });
    await sendMail(db());
    const token = tokenIn(smtp.mails[0]!);
    expect(token).toHaveLength(43);
    const kept = JSON.stringify([await db().select().from(oneTimeLinks), await db().select().from(mailMessages)]);
    expect(kept).not.toContain(token);
  });

  it('is limited to five links an hour for one e-mail, known or not, through every door', async () => {
    for (const email of [(await makePerson()).email, newEmail()]) {
      for (let i = 0; i < 5; i++) await limitLinks(email);
      expect(await post({ email })).toMatchObject({ status: 429 });
      expect(await api.call(authOperations.register, { body: { email } })).toMatchObject({ status: 429 });
    }
  });
});

describe('signing up', () => {
  it.each(['closed', 'invitation'] as const)('is refused to everybody alike while it is by %s', async (mode) => {
    env.SIGN_UP = mode;
    const [ofKnown, ofNew] = [await post(form({ email: (await makePerson()).email })), await post(form())];
    expect(ofKnown.status).toBe(403);
    expect({ ...told(ofKnown), body: null }).toEqual({ ...told(ofNew), body: null });
  });

  it('takes as long whether the e-mail has an account or not', async () => {
    const known = await makePerson();
    await takesAsLong({
      known: async () => () => signUp(nobody(), form({ email: known.email })),
      unknown: async () => () => signUp(nobody(), form()),
    });
  });

  it('waits for the first admin: nobody can lock the set-up page by coming before', async () => {
    await db().delete(users);
    await expect(signUp(nobody(), form())).rejects.toThrow(refused('conflict', /set-up/));
  });

  it('is limited to 30 a minute from one address, whatever the others do', async () => {
    const from = (address: string) => limitAccountCalls(headersOf({ 'x-forwarded-for': `1.2.3.4, ${address}` }));
    for (let i = 0; i < 30; i++) await from('5.6.7.8');
    await expect(from('5.6.7.8')).rejects.toThrow(refused('rate-limited', /minute/));
    await from('5.6.7.9');
  });

  it.each([
    ['a common password', { password: 'password123' }, '/password'],
    ['a password of 10 kB', { password: 'correct horse '.repeat(740) }, '/password'],
    ['a name that is turned round', { name: 'adA\u202eecaL' }, '/name'],
    ['a name in letters of two scripts', { name: '\u0410da' }, '/name'],
    ['a domain in letters of two scripts', { email: 'ada@ex\u0430mple.org' }, '/email'],
    ['an e-mail with a second header in it', { email: 'ada@example.org\r\nBcc: eve@example.org' }, '/email'],
    ['a name with a NUL', { name: 'Ada\u0000' }, '/name'],
  ])('refuses %s, and says where', async (_what, wrong, pointer) => {
    const answer = await post({ email: newEmail(), name: 'Ada', password: goodPassword, ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  });
});
