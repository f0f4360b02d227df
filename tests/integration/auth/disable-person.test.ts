import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { database } from '#db/client';
import { sessions, users } from '#db/schema/people';
import { authenticate } from '#lib/auth/authenticate';
import { disablePerson, enablePerson } from '#lib/auth/people/disable-person';
import { beginSession } from '#lib/auth/sessions/begin-session';
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
