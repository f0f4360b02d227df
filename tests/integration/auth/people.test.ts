import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '#db/client';
import { sessions, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { changePassword } from '#lib/auth/passwords/change-password';
import { verifyPassword } from '#lib/auth/passwords/password';
import { ChangeRole, changeRole } from '#lib/auth/people/change-role';
import { CreatePerson, createPerson } from '#lib/auth/people/create-person';
import { disablePerson } from '#lib/auth/people/disable-person';
import { ListPeople, listPeople } from '#lib/auth/people/list-people';
import { UpdateProfile, updateProfile } from '#lib/auth/people/update-profile';
import { env } from '#lib/env';
import { refused } from '#tests/support/refused';
import { ctxOf, goodPassword, headersOf, makePerson, nobody, sessionCookieOf } from './people.ts';

const db = () => database().db;
const form = (more: Partial<CreatePerson> = {}) =>
  CreatePerson.parse({ email: 'Ada@Example.org', name: '  Ada \n Lovelace ', password: goodPassword, ...more });
/** The context of a browser that has just signed in. */
async function justSignedIn(id: string) {
  const actor = await authenticate(headersOf({ cookie: await sessionCookieOf(id) }));
  return ctxOf(actor);
}
const personCalled = async (email: string) => (await db().select().from(users).where(eq(users.email, email)))[0];

beforeEach(async () => {
  await db().delete(users);
});
afterAll(() => database().sql.end());

describe('an account that an admin makes', () => {
  afterEach(() => Object.assign(env, { SIGN_UP: 'open', SIGN_UP_ROLE: 'end-user' }));

  it('has e-mail and name tidied, the role of the settings and the password as argon2id, also while sign-up is closed', async () => {
    const { ctx } = await makePerson('admin');
    Object.assign(env, { SIGN_UP: 'closed', SIGN_UP_ROLE: 'engineer' });
    const made = await createPerson(ctx, form());
    expect(made).toEqual({ id: made.id, email: 'ada@example.org', name: 'Ada Lovelace', role: 'engineer' });
    const row = await personCalled('ada@example.org');
    expect(row?.passwordHash).toMatch(/^\$argon2id\$/);
    expect(await verifyPassword(row?.passwordHash, goodPassword)).toBe(true);
  });

  it('is one per e-mail, however it is written and however many try at once', async () => {
    const { ctx } = await makePerson('admin');
    const emails = ['ada@example.org', 'ADA@example.org', ' Ada@EXAMPLE.org'];
    const tries = await Promise.allSettled(emails.map((email) => createPerson(ctx, form({ email }))));
    expect(tries.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    await expect(createPerson(ctx, form())).rejects.toThrow(refused('conflict', /already. Find it on the page People/));
  });

  it('is refused in other words where the account of that e-mail is disabled', async () => {
    const { ctx } = await makePerson('admin');
    await makePerson('end-user', { email: 'ada@example.org', disabledAt: new Date() });
    await expect(createPerson(ctx, form())).rejects.toThrow(refused('conflict', /disabled. Enable it/));
  });

  it('has the role that the admin gives it', async () => {
    const { ctx } = await makePerson('admin');
    expect(await createPerson(ctx, form({ role: 'finance' }))).toMatchObject({ role: 'finance' });
  });

  it('is made by nobody else', async () => {
    const { ctx } = await makePerson('engineer');
    await expect(createPerson(ctx, form())).rejects.toThrow(refused('forbidden', /admin/));
    await expect(createPerson(nobody(), form())).rejects.toThrow(refused('unauthenticated', /./));
  });

  it('has no common password', async () => {
    const { ctx } = await makePerson('admin');
    await expect(createPerson(ctx, form({ password: 'password123' }))).rejects.toThrow(refused('invalid', /commonest/));
  });
});

describe('one’s own account', () => {
  it('takes another name', async () => {
    const { ctx, email } = await makePerson();
    expect(await updateProfile(ctx, UpdateProfile.parse({ name: 'Grace  Hopper' }))).toMatchObject({
      name: 'Grace Hopper',
    });
    expect(await personCalled(email)).toMatchObject({ name: 'Grace Hopper' });
  });

  it('takes another password from who knows the current one', async () => {
    const { ctx, email } = await makePerson();
    const wrong = { currentPassword: 'not it', newPassword: 'another long password' };
    await expect(changePassword(ctx, wrong)).rejects.toThrow(refused('invalid', /current password/));
    await changePassword(ctx, { ...wrong, currentPassword: goodPassword });
    expect(await verifyPassword((await personCalled(email))?.passwordHash, 'another long password')).toBe(true);
    const common = { currentPassword: 'another long password', newPassword: 'password123' };
    await expect(changePassword(ctx, common)).rejects.toThrow(refused('invalid', /commonest/));
  });

  it('does not let the current password be guessed: ten tries a minute', async () => {
    const { ctx } = await makePerson();
    const guess = { currentPassword: 'not it', newPassword: 'another long password' };
    for (let i = 0; i < 10; i++) await expect(changePassword(ctx, guess)).rejects.toThrow(refused('invalid', /./));
    await expect(changePassword(ctx, { ...guess, currentPassword: goodPassword })).rejects.toThrow(
      refused('rate-limited', /minute/),
    );
  });

  it('takes a first password from who signs in through a provider', async () => {
    const { id, email } = await makePerson('end-user', { passwordHash: null });
    await changePassword(await justSignedIn(id), { currentPassword: '', newPassword: goodPassword });
    expect(await verifyPassword((await personCalled(email))?.passwordHash, goodPassword)).toBe(true);
  });

  it('takes no first password in a session of long ago, whoever sits there', async () => {
    const { id, email } = await makePerson('end-user', { passwordHash: null });
    const ctx = await justSignedIn(id);
    await database()
      .db.update(sessions)
      .set({ createdAt: new Date(Date.now() - 11 * 60_000) });
    const wish = { currentPassword: '', newPassword: goodPassword };
    await expect(changePassword(ctx, wish)).rejects.toThrow(refused('conflict', /Sign out and in again/));
    const other = await makePerson('end-user', { passwordHash: null });
    await expect(changePassword(other.ctx, wish)).rejects.toThrow(refused('conflict', /Sign out and in again/));
    expect((await personCalled(email))?.passwordHash).toBeNull();
  });

  it('is not changed by an API key, whatever its scopes', async () => {
    const { id } = await makePerson('admin');
    const limits = { scopes: ['people:write', 'keys:write'], limitPerMinute: null } as const;
    const ctx = ctxOf({ kind: 'key', keyId: 'key_x', userId: id, role: 'admin', ...limits });
    await expect(updateProfile(ctx, { name: 'x' })).rejects.toThrow(refused('forbidden', /browser/));
    await expect(changePassword(ctx, { currentPassword: goodPassword, newPassword: goodPassword })).rejects.toThrow(
      refused('forbidden', /browser/),
    );
  });
});

describe('roles', () => {
  it('are given by admins only, and everybody is seen by admins only', async () => {
    const [admin, engineer] = await Promise.all([makePerson('admin'), makePerson('engineer')]);
    const wish = ChangeRole.parse({ personId: engineer.id, role: 'admin' });
    await expect(changeRole(engineer.ctx, wish)).rejects.toThrow(refused('forbidden', /admin/));
    await expect(listPeople(engineer.ctx, ListPeople.parse({}))).rejects.toThrow(refused('forbidden', /admin/));
    expect(await changeRole(admin.ctx, { ...wish, role: 'finance' })).toMatchObject({
      id: engineer.id,
      role: 'finance',
    });
    await expect(changeRole(admin.ctx, { ...wish, personId: 'usr_none' })).rejects.toThrow(
      refused('not-found', /person/),
    );
  });

  it('are not given to an account that was erased, which is disabled no more than enabled, and listed nowhere', async () => {
    const admin = await makePerson('admin');
    const { id } = await makePerson('end-user', { disabledAt: new Date(), erasedAt: new Date() });
    const erased = refused('conflict', /was erased/);
    await expect(changeRole(admin.ctx, { personId: id, role: 'admin' })).rejects.toThrow(erased);
    await expect(disablePerson(admin.ctx, { id })).rejects.toThrow(erased);
    const [row] = await db().select().from(users).where(eq(users.id, id));
    expect(row?.role).toBe('end-user');
    const { data } = await listPeople(admin.ctx, ListPeople.parse({}));
    expect(data.map((person) => person.id)).toEqual([admin.id]);
  });

  it('leave the last admin one, disabled admins not counted', async () => {
    const admin = await makePerson('admin');
    await makePerson('admin', { disabledAt: new Date() });
    const demote = { personId: admin.id, role: 'engineer' } as const;
    await expect(changeRole(admin.ctx, demote)).rejects.toThrow(refused('conflict', /last admin/));
    await makePerson('admin');
    expect(await changeRole(admin.ctx, demote)).toMatchObject({ role: 'engineer' });
  });

  it('leave the last admin one who stays: one whose erasure waits is not counted', async () => {
    await db().update(users).set({ role: 'end-user' });
    const admin = await makePerson('admin');
    const leaving = await makePerson('admin', { eraseAt: new Date(Date.now() + 86_400_000) });
    const demote = { personId: admin.id, role: 'engineer' } as const;
    await expect(changeRole(admin.ctx, demote)).rejects.toThrow(refused('conflict', /last admin/));
    await expect(disablePerson(leaving.ctx, { id: admin.id })).rejects.toThrow(refused('conflict', /last admin/));
    expect(await changeRole(admin.ctx, { ...demote, personId: leaving.id })).toMatchObject({ role: 'engineer' });
  });

  it('leave one admin when two take each other’s role away at once', async () => {
    const [one, two] = await Promise.all([makePerson('admin'), makePerson('admin')]);
    const results = await Promise.allSettled([
      changeRole(one.ctx, { personId: two.id, role: 'end-user' }),
      changeRole(two.ctx, { personId: one.id, role: 'end-user' }),
    ]);
    expect(results.map((result) => result.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await db().select().from(users).where(eq(users.role, 'admin'))).toHaveLength(1);
  });

  it('tell every process when they change', async () => {
    const [admin, other] = await Promise.all([makePerson('admin'), makePerson()]);
    const { promise: heard, resolve } = Promise.withResolvers<string>();
    const listening = await database().sql.listen('bellwether', resolve);
    await changeRole(admin.ctx, { personId: other.id, role: 'engineer' });
    expect(JSON.parse(await heard)).toEqual({ kind: 'user', id: other.id });
    await listening.unlisten();
  });
});

describe('the list of people', () => {
  it('shows everybody once, page by page, and no password hash', async () => {
    const admin = await makePerson('admin');
    for (let i = 0; i < 4; i++) await makePerson();
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listPeople(admin.ctx, { cursor, limit: 2 });
      expect(JSON.stringify(page)).not.toContain('argon2');
      seen.push(...page.data.map((person) => person.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await db().select().from(users)).map((user) => user.id).toSorted());
  });

  it('says whether an e-mail is confirmed, and when an account will be erased', async () => {
    const eraseAt = new Date(Date.now() + 86_400_000);
    const admin = await makePerson('admin', { emailVerifiedAt: new Date() });
    await makePerson('end-user', { eraseAt });
    const { data } = await listPeople(admin.ctx, ListPeople.parse({}));
    expect(data.map(({ isEmailVerified, eraseAt }) => ({ isEmailVerified, eraseAt }))).toEqual([
      { isEmailVerified: true, eraseAt: null },
      { isEmailVerified: false, eraseAt: eraseAt.toISOString() },
    ]);
  });
});

describe('searching people', () => {
  const called = async (q: string, more: Partial<ListPeople> = {}) => {
    const { ctx } = searching;
    const page = await listPeople(ctx, ListPeople.parse({ q, ...more }));
    return { names: page.data.map(({ name }) => name), nextCursor: page.nextCursor };
  };
  let searching: Awaited<ReturnType<typeof makePerson>>;
  beforeEach(async () => {
    searching = await makePerson('admin', { name: 'Zoe', email: 'zoe@example.com' });
    await makePerson('end-user', { name: 'Ada Lovelace', email: 'ada@one.example.org' });
    await makePerson('end-user', { name: 'Grace 100%', email: 'grace_hopper@two.example.org' });
    await makePerson('end-user', { name: 'Bo', email: 'bo@two.example.org' });
  });

  it('finds a part of a name or an e-mail, however it is written', async () => {
    expect((await called('LOVE')).names).toEqual(['Ada Lovelace']);
    expect((await called(' @TWO.example ')).names).toEqual(['Grace 100%', 'Bo']);
    expect((await called('nobody')).names).toEqual([]);
    expect((await called('')).names).toHaveLength(4);
  });

  it('takes signs as they are', async () => {
    expect((await called('%')).names).toEqual(['Grace 100%']);
    expect((await called('_')).names).toEqual(['Grace 100%']);
    expect((await called('\\')).names).toEqual([]);
  });

  it('goes page by page through what it finds', async () => {
    const first = await called('two.example', { limit: 1 });
    expect(first.names).toEqual(['Grace 100%']);
    expect(await called('two.example', { limit: 1, cursor: first.nextCursor! })).toEqual({
      names: ['Bo'],
      nextCursor: null,
    });
  });
});
