import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { mailMessages, oneTimeLinks, users } from '#db/schema/people';
import { AcceptInvitation, acceptInvitation } from '#lib/auth/invitations/accept-invitation';
import { type CreatedInvitation, CreateInvitation, createInvitation } from '#lib/auth/invitations/create-invitation';
import { ListInvitations, listInvitations } from '#lib/auth/invitations/list-invitations';
import { readInvitation } from '#lib/auth/invitations/read-invitation';
import { revokeInvitation } from '#lib/auth/invitations/revoke-invitation';
import { forgetLinks } from '#lib/auth/links/forget-links';
import { sendMail } from '#lib/auth/mail/send-mail';
import { signInByProvider } from '#lib/auth/sign-in/sign-in-by-provider';
import { env } from '#lib/env';
import { goodPassword, makePerson, nobody } from '#tests/integration/auth/people';
import { refused } from '#tests/support/refused';
import { startSmtpServer, textOf } from '#tests/support/smtp-server';

const db = () => database().db;
const newEmail = () => `${randomUUID()}@example.org`;
const tokenOf = ({ link }: CreatedInvitation) => new URL(link!).searchParams.get('token')!;
const accept = (token: string, more: Partial<AcceptInvitation> = {}) =>
  acceptInvitation(nobody(), AcceptInvitation.parse({ token, name: 'Grace', password: goodPassword, ...more }));

let admin: Awaited<ReturnType<typeof makePerson>>;
beforeEach(async () => {
  admin = await makePerson('admin');
});
afterEach(() => Object.assign(env, { SIGN_UP: 'open', SMTP_URL: undefined, PUBLIC_URL: undefined }));
afterAll(() => database().sql.end());

const invite = (wish: Partial<CreateInvitation> = {}) =>
  createInvitation(admin.ctx, CreateInvitation.parse({ email: newEmail(), ...wish }), 'https://here.example');

describe('an invitation', () => {
  it('makes an account of that e-mail and role, confirmed, for whoever has the link, while sign-up is by invitation', async () => {
    env.SIGN_UP = 'invitation';
    const invitation = await invite({ role: 'engineer' });
    expect(invitation.link).toMatch(/^https:\/\/here\.example\/invitation\?token=[\w-]{43}$/);
    const made = await accept(tokenOf(invitation));
    expect(made).toMatchObject({ email: invitation.email, role: 'engineer', name: 'Grace' });
    const [row] = await db().select().from(users).where(eq(users.id, made.id));
    expect(row?.emailVerifiedAt).toBeInstanceOf(Date);
  });

  it('is good once, however many try at once', async () => {
    const token = tokenOf(await invite());
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => accept(token)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'forbidden' });
  });

  it('is good for a week', async () => {
    const invitation = await invite();
    expect(new Date(invitation.expiresAt).getTime() - new Date(invitation.createdAt).getTime()).toBe(7 * 86_400_000);
    await db().update(oneTimeLinks).set({ expiresAt: sql`now()` }).where(eq(oneTimeLinks.id, invitation.id));
    expect(await readInvitation(nobody(), { token: tokenOf(invitation) })).toBeNull();
    await expect(accept(tokenOf(invitation))).rejects.toThrow(refused('forbidden', /expired/));
  });

  it('opens nothing once it is taken back, or another one took its place', async () => {
    const first = await invite();
    const second = await invite({ email: first.email });
    expect(second.replaced).toEqual({ id: first.id, role: 'end-user' });
    await expect(accept(tokenOf(first))).rejects.toThrow(refused('forbidden', /./));
    await revokeInvitation(admin.ctx, { id: second.id });
    await expect(accept(tokenOf(second))).rejects.toThrow(refused('forbidden', /taken back/));
    await expect(revokeInvitation(admin.ctx, { id: second.id })).rejects.toThrow(refused('not-found', /./));
  });

  it('says of none that it took its place where there was none, or one that had expired', async () => {
    const first = await invite({ role: 'engineer' });
    expect(first.replaced).toBeNull();
    await db().update(oneTimeLinks).set({ expiresAt: sql`now()` }).where(eq(oneTimeLinks.id, first.id));
    expect((await invite({ email: first.email })).replaced).toBeNull();
  });

  it.each([
    ['was disabled', { disabledAt: new Date() }],
    ['is no admin any more', { role: 'engineer' }],
  ] as const)('lets nobody in after the admin who made it %s', async (_what, change) => {
    const token = tokenOf(await invite({ role: 'admin' }));
    await db().update(users).set(change).where(eq(users.id, admin.id));
    expect(await readInvitation(nobody(), { token })).toBeNull();
    await expect(accept(token)).rejects.toThrow(refused('forbidden', /./));
  });

  it('opens nothing once sign-up is closed, and none is made then', async () => {
    const token = tokenOf(await invite());
    env.SIGN_UP = 'closed';
    await expect(accept(token)).rejects.toThrow(refused('forbidden', /./));
    await expect(invite()).rejects.toThrow(refused('conflict', /SIGN_UP/));
  });

  it('stays good after a password that was refused', async () => {
    const token = tokenOf(await invite());
    await expect(accept(token, { password: 'password123' })).rejects.toThrow(refused('invalid', /commonest/));
    expect(await accept(token)).toMatchObject({ name: 'Grace' });
  });

  it('is refused for an e-mail that has an account, however it is written', async () => {
    await expect(invite({ email: admin.email.toUpperCase() })).rejects.toThrow(refused('conflict', /page People/));
    const disabled = await makePerson('end-user', { disabledAt: new Date() });
    await expect(invite({ email: disabled.email })).rejects.toThrow(refused('conflict', /disabled. Enable it/));
    const invitation = await invite();
    await makePerson('end-user', { email: invitation.email });
    await expect(accept(tokenOf(invitation))).rejects.toThrow(refused('conflict', /Sign in instead/));
  });

  it('is made, seen and taken back by admins only', async () => {
    const { id } = await invite();
    const { ctx } = await makePerson('engineer');
    const wish = CreateInvitation.parse({ email: newEmail() });
    await expect(createInvitation(ctx, wish, 'https://here.example')).rejects.toThrow(refused('forbidden', /admin/));
    await expect(listInvitations(ctx, ListInvitations.parse({}))).rejects.toThrow(refused('forbidden', /admin/));
    await expect(revokeInvitation(ctx, { id })).rejects.toThrow(refused('forbidden', /admin/));
  });

  it('is seen until it is taken, page by page, newest first, never its link', async () => {
    await db().delete(oneTimeLinks);
    const made = [await invite(), await invite(), await invite()];
    await accept(tokenOf(await invite()));
    const first = await listInvitations(admin.ctx, { limit: 2 });
    const second = await listInvitations(admin.ctx, { limit: 2, cursor: first.nextCursor! });
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made.map(({ id }) => id).toReversed());
    expect(second.nextCursor).toBeNull();
    for (const each of made) expect(JSON.stringify([first, second])).not.toContain(tokenOf(each));
  });

  it('holds for whoever comes through a provider that vouches for the e-mail', async () => {
    env.SIGN_UP = 'invitation';
    const { email } = await invite({ role: 'finance' });
    const profile = (of: string) => ({
      provider: 'github',
      providerAccountId: randomUUID(),
      email: of,
      emailVerified: true,
      name: 'Grace',
    });
    await expect(signInByProvider(db(), profile(newEmail()), undefined)).rejects.toThrow('SignUpClosed');
    const id = await signInByProvider(db(), profile(email), undefined);
    expect((await db().select().from(users).where(eq(users.id, id)))[0]).toMatchObject({ role: 'finance', email });
  });

  it('is forgotten a month after it was made', async () => {
    const { id } = await invite();
    await forgetLinks(db(), new Date(Date.now() + 29 * 86_400_000));
    expect(await db().select().from(oneTimeLinks).where(eq(oneTimeLinks.id, id))).toHaveLength(1);
    await forgetLinks(db(), new Date(Date.now() + 31 * 86_400_000));
    expect(await db().select().from(oneTimeLinks).where(eq(oneTimeLinks.id, id))).toEqual([]);
  });
});

describe('an invitation that is sent', () => {
  let smtp: Awaited<ReturnType<typeof startSmtpServer>>;
  beforeAll(async () => {
    smtp = await startSmtpServer();
  });
  afterAll(() => smtp.close());

  it('goes to its person, with the address of the settings, and the admin sees no link', async () => {
    await db().delete(mailMessages);
    Object.assign(env, { SMTP_URL: smtp.url, PUBLIC_URL: 'https://bellwether.example' });
    const invitation = await createInvitation(
      admin.ctx,
      { email: newEmail(), role: 'end-user' },
      'https://evil.example',
    );
    expect(invitation.link).toBeNull();
    expect(await sendMail(db())).toBe(1);
    expect(smtp.mails.at(-1)).toMatchObject({ to: [invitation.email] });
    expect(textOf(smtp.mails.at(-1)!)).toMatch(/https:\/\/bellwether\.example\/invitation\?token=[\w-]{43}\n/);
    expect(textOf(smtp.mails.at(-1)!)).not.toContain('evil');
  });
});
