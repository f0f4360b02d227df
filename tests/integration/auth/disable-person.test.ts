import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client';
import { sessions, users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { authenticate } from '#lib/auth/authenticate';
import { changeRole } from '#lib/auth/people/change-role';
import { disablePerson } from '#lib/auth/people/disable-person';
import { enablePerson } from '#lib/auth/people/enable-person';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { newId } from '#lib/ids';
import { noTally } from '#lib/privacy/erasure/certificate';
import { closeAccount } from '#lib/privacy/erasure/close-account';
import { bearer, makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';

const { db } = database();

test('a disabled person is shut out at once, keys and sessions alike, and comes back with the keys but no session', async () => {
  const admin = await makePerson('admin');
  const person = await makePerson('engineer');
  const { key } = await keyOf(person.ctx);
  const begun = { address: null, userAgent: null, expiresAt: new Date(Date.now() + 60_000) };
  const { id: sessionId } = await beginSession(db, { userId: person.id, kind: 'browser', ...begun });
  expect(await authenticate(bearer(key))).toMatchObject({ kind: 'key', userId: person.id });

  const disabled = await disablePerson(admin.ctx, { id: person.id });
  expect(disabled.disabledAt).not.toBeNull();
  await expect(async () => authenticate(bearer(key))).rejects.toThrow();
  expect(await disablePerson(admin.ctx, { id: person.id })).toEqual(disabled);

  expect(await enablePerson(admin.ctx, { id: person.id })).toMatchObject({ id: person.id, disabledAt: null });
  expect(await authenticate(bearer(key))).toMatchObject({ kind: 'key', userId: person.id });
  const [session] = await db.select().from(sessions).where(eq(sessions.id, sessionId));
  expect(session!.revokedAt).not.toBeNull();
});

test('nobody disables themselves, so that one admin is always left', async () => {
  const [one, two] = [await makePerson('admin'), await makePerson('admin')];
  await expect(disablePerson(one.ctx, { id: one.id })).rejects.toMatchObject({ code: 'conflict' });
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.role, 'admin'));
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, one.id));
  await db.update(users).set({ disabledAt: null }).where(eq(users.id, two.id));
  const both = await Promise.allSettled([
    disablePerson(one.ctx, { id: two.id }),
    disablePerson(two.ctx, { id: one.id }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('who is no admin disables and enables nobody, and an unknown person is not there', async () => {
  const person = await makePerson();
  for (const role of ['end-user', 'engineer', 'finance'] as const) {
    const other = await makePerson(role);
    await expect(disablePerson(other.ctx, { id: person.id })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(enablePerson(other.ctx, { id: person.id })).rejects.toMatchObject({ code: 'forbidden' });
  }
  const admin = await makePerson('admin');
  await makePerson('admin');
  await expect(disablePerson(admin.ctx, { id: 'usr_nobody' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(enablePerson(admin.ctx, { id: 'usr_nobody' })).rejects.toMatchObject({ code: 'not-found' });
});

test('an account that was erased is not enabled again', async () => {
  const admin = await makePerson('admin');
  const person = await makePerson('end-user', { disabledAt: new Date(), erasedAt: new Date() });
  await expect(enablePerson(admin.ctx, { id: person.id })).rejects.toMatchObject({ code: 'conflict' });
});

test('an account whose erasure has begun is neither enabled again nor given another role; one that waits for it may be', async () => {
  const admin = await makePerson('admin');
  const person = await makePerson();
  await disablePerson(admin.ctx, { id: person.id });
  const dueAt = new Date();
  const asked = { id: newId('erasure'), userId: person.id, status: 'waiting', dueAt } as const;
  const [erasure] = await db.insert(erasures).values(asked).returning();
  const subjectHash = 'of one of their people';
  await db.insert(erasures).values({ ...asked, id: newId('erasure'), subjectHash, certificate: noTally });
  expect(await enablePerson(admin.ctx, { id: person.id })).toMatchObject({ disabledAt: null });
  expect(await closeAccount(db, erasure!)).toBe(true);
  for (const change of [
    () => enablePerson(admin.ctx, { id: person.id }),
    () => changeRole(admin.ctx, { personId: person.id, role: 'admin' }),
  ]) {
    await expect(change()).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('being erased'),
    });
  }
  const [row] = await db.select().from(users).where(eq(users.id, person.id));
  expect(row).toMatchObject({ disabledAt: expect.any(Date), role: 'end-user' });
});
