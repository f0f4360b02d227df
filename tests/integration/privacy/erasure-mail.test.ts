import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { database } from '#db/client';
import { mailMessages, users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { askEmailChange } from '#lib/auth/email-change/ask-email-change';
import { changeEmail } from '#lib/auth/email-change/change-email';
import { acceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { createInvitation } from '#lib/auth/invitations/create-invitation';
import { sendMail } from '#lib/auth/mail/send-mail';
import { createPerson } from '#lib/auth/people/create-person';
import { signInByProvider } from '#lib/auth/sign-in/sign-in-by-provider';
import { signUp } from '#lib/auth/sign-in/sign-up';
import { env } from '#lib/env';
import { newId } from '#lib/ids';
import { cancelErasure } from '#lib/privacy/erasure/cancel-erasure';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { getErasure } from '#lib/privacy/erasure/get-erasure';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { ctxOf, goodPassword, makePerson, nobody } from '#tests/integration/auth/people';
import { letPass } from '#tests/integration/privacy/let-pass';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { type SmtpServer, startSmtpServer, textOf, tokenIn } from '#tests/support/smtp-server';

const { db } = database();
const system = ctxOf({ kind: 'system' });
const wish = { currentPassword: goodPassword, confirmation: 'erase my account', handsOverModels: false } as const;
const subjectsOf = () => db.select({ to: mailMessages.to, subject: mailMessages.subject }).from(mailMessages);

let smtp: SmtpServer;
beforeAll(async () => {
  await makePerson('admin');
  smtp = await startSmtpServer();
});
beforeEach(async () => {
  Object.assign(env, { SMTP_URL: smtp.url, PUBLIC_URL: 'https://bellwether.example' });
  smtp.mails.length = 0;
  smtp.answering.with = () => undefined;
  await db.delete(mailMessages);
});
afterAll(() => {
  Object.assign(env, { SMTP_URL: undefined, PUBLIC_URL: undefined });
  smtp.close();
});

test('who asks for an erasure is told until when it can be taken back, and who takes it back that it was', async () => {
  const { ctx, email } = await makePerson();
  const { dueAt } = await requestErasure(ctx, wish);
  await sendMail(db);
  const asked = textOf(smtp.mails[0]!).replaceAll('\n', ' ');
  expect(smtp.mails[0]!.to).toEqual([email]);
  const day = new Date(dueAt).toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  expect(asked).toContain(`${day} at ${dueAt.slice(11, 16)} UTC`);
  expect(asked).toContain('https://bellwether.example/profile/privacy');
  await cancelErasure(ctx);
  expect((await subjectsOf()).at(-1)).toEqual({ to: email, subject: 'Your account will not be erased' });
});

test('who was erased is told last, with the way to the certificate, and their address is nowhere after that', async () => {
  const { ctx, email } = await makePerson();
  const { id } = await requestErasure(ctx, wish);
  await sendMail(db);
  await letPass(id);
  await erasePerson(system, { id });
  const last = smtp.mails.at(-1)!;
  expect(last.to).toEqual([email]);
  expect(textOf(last)).toContain(`https://bellwether.example/api/v1/erasures/${id}`);
  expect(await whereFound(email)).toEqual([]);
  expect(await subjectsOf()).toEqual([]);
  await erasePerson(system, { id });
  expect(smtp.mails).toHaveLength(2);
});

test('e-mails that the person had before, or asked for and never confirmed, are nowhere after that either', async () => {
  const { ctx, email: former } = await makePerson();
  const [confirmed, unconfirmed] = [`${randomUUID()}@example.org`, `${randomUUID()}@example.org`];
  await askEmailChange(ctx, { email: confirmed, currentPassword: goodPassword });
  await sendMail(db);
  await changeEmail(ctx, { token: tokenIn(smtp.mails.at(-1)!) });
  await askEmailChange(ctx, { email: unconfirmed, currentPassword: goodPassword });
  const { id } = await requestErasure(ctx, wish);
  await letPass(id);
  for (const email of [former, confirmed, unconfirmed]) expect(await whereFound(email)).not.toEqual([]);
  await erasePerson(system, { id });
  for (const email of [former, confirmed, unconfirmed]) expect(await whereFound(email)).toEqual([]);
});

const inviteBy = async (email: string) => {
  const { ctx } = await makePerson('admin');
  await createInvitation(ctx, { email, role: 'engineer' }, 'https://bellwether.example');
};
const signUpWith = async (email: string) => {
  await signUp(nobody(), { email });
};
const accept = async () => {
  await sendMail(db);
  const token = tokenIn(smtp.mails.at(-1)!);
  return (await acceptInvitation(nobody(), { token, name: 'Ada', password: goodPassword })).id;
};
const comeByProvider = (email: string) => {
  const profile = { provider: 'google', providerAccountId: randomUUID(), email, emailVerified: true, name: 'Ada' };
  return signInByProvider(db, profile, undefined);
};
const makeByAdmin = async (email: string) => {
  const { ctx } = await makePerson('admin');
  return (await createPerson(ctx, { email, name: 'Ada', password: goodPassword })).id;
};

test.each([
  ['signed up by a link', signUpWith, accept],
  ['signed up by a link, and came by a provider', signUpWith, comeByProvider],
  ['was invited', inviteBy, accept],
  ['was invited, and came by a provider', inviteBy, comeByProvider],
  ['was invited, and got an account from an admin', inviteBy, makeByAdmin],
])('the first e-mail of who %s is nowhere after that, though it is another by then', async (_, ask, come) => {
  const first = `${randomUUID()}@example.org`;
  await ask(first);
  const userId = await come(first);
  await db
    .update(users)
    .set({ email: `${randomUUID()}@example.org` })
    .where(eq(users.id, userId));
  const dueAt = new Date();
  const [asked] = await db
    .insert(erasures)
    .values({ id: newId('erasure'), userId, status: 'waiting', dueAt })
    .returning();
  expect(await whereFound(first)).not.toEqual([]);
  await erasePerson(system, { id: asked!.id });
  expect(await whereFound(first)).toEqual([]);
});

test('what was sent to an e-mail before it became somebody’s goes with them, though they have another by then', async () => {
  const { ctx, id: userId } = await makePerson();
  const second = `${randomUUID()}@example.org`;
  await inviteBy(second);
  await askEmailChange(ctx, { email: second, currentPassword: goodPassword });
  await sendMail(db);
  await changeEmail(ctx, { token: tokenIn(smtp.mails.at(-1)!) });
  await db
    .update(users)
    .set({ email: `${randomUUID()}@example.org` })
    .where(eq(users.id, userId));
  const { id } = await requestErasure(ctx, wish);
  await letPass(id);
  await erasePerson(system, { id });
  expect(await whereFound(second)).toEqual([]);
});

test('an erasure is done, and leaves no address, though the server takes no e-mail', async () => {
  const { ctx, email } = await makePerson();
  const { id } = await requestErasure(ctx, wish);
  await letPass(id);
  smtp.answering.with = (command) => (command.startsWith('RCPT') ? `550 5.1.1 no ${email}` : undefined);
  await erasePerson(system, { id });
  expect(await getErasure(nobody(), { id })).toMatchObject({ status: 'done' });
  expect(await whereFound(email)).toEqual([]);
});

test('where no e-mail is sent none is written', async () => {
  env.SMTP_URL = undefined;
  const { ctx } = await makePerson();
  await requestErasure(ctx, wish);
  await cancelErasure(ctx);
  expect(await subjectsOf()).toEqual([]);
  const again = await requestErasure(ctx, wish);
  await letPass(again.id);
  await erasePerson(system, { id: again.id });
  expect(smtp.mails).toEqual([]);
});
