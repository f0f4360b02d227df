import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { erasures } from '#db/schema/privacy';
import { models } from '#db/schema/registry';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { authenticate } from '#lib/auth/authenticate';
import { signInByPassword } from '#lib/auth/sign-in/sign-in-by-password';
import { cancelErasure } from '#lib/privacy/erasure/cancel-erasure';
import { eraseOverdue } from '#lib/privacy/erasure/erase-overdue';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { getOwnErasure } from '#lib/privacy/erasure/get-own-erasure';
import { listErasures } from '#lib/privacy/erasure/list-erasures';
import { type RequestErasure, requestErasure } from '#lib/privacy/erasure/request-erasure';
import { getQueues } from '#lib/queue/get-queues';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { storage } from '#lib/storage/storage';
import { bearer, ctxOf, goodPassword, headersOf, makePerson, sessionCookieOf } from '#tests/integration/auth/people';
import { fillPerson } from '#tests/integration/privacy/fill-person';
import { letPass } from '#tests/integration/privacy/let-pass';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { until } from '#tests/support/until';

const wish: RequestErasure = {
  currentPassword: goodPassword,
  confirmation: 'erase my account',
  handsOverModels: false,
};
const system = ctxOf({ kind: 'system' });
const { db } = database();
let admin: Awaited<ReturnType<typeof makePerson>>;

const rowOf = async (id: string) => (await db.select().from(users).where(eq(users.id, id)))[0]!;

beforeAll(async () => {
  admin = await makePerson('admin');
});

test('a wrong password, or other words, ask for no erasure', async () => {
  const { ctx, id } = await makePerson();
  await expect(requestErasure(ctx, { ...wish, currentPassword: 'wrong' })).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/currentPassword' }],
  });
  expect((await rowOf(id)).eraseAt).toBeNull();
  expect(await getOwnErasure(ctx)).toBeNull();
});

test('keys stop at once, the owner may take it back, and then they open again', async () => {
  const { ctx, id } = await makePerson();
  const { key } = await createApiKey(ctx, { name: 'test', scopes: ['predict'], limit: 'plan', expiresAt: null });
  expect(await authenticate(bearer(key))).toMatchObject({ userId: id });
  const asked = await requestErasure(ctx, wish);
  expect(Date.parse(asked.dueAt) - Date.parse(asked.requestedAt)).toBeCloseTo(7 * 86_400_000, -4);
  await expect(async () => authenticate(bearer(key))).rejects.toMatchObject({ code: 'invalid-key' });
  await expect(requestErasure(ctx, wish)).rejects.toMatchObject({ code: 'conflict' });
  expect(await cancelErasure(ctx)).toMatchObject({ id: asked.id, status: 'canceled' });
  expect(await authenticate(bearer(key))).toMatchObject({ userId: id });
  await expect(cancelErasure(ctx)).rejects.toMatchObject({ code: 'conflict' });
});

test('who asked for it signs in again meanwhile, and takes it back at the browser', async () => {
  const { ctx, id, email } = await makePerson();
  await requestErasure(ctx, wish);
  expect(await signInByPassword(db, { email, password: goodPassword }, 'an address')).toMatchObject({ userId: id });
  const cookie = await sessionCookieOf(id);
  const actor = await authenticate(headersOf({ cookie }));
  expect(actor).toMatchObject({ kind: 'user', userId: id });
  expect(await cancelErasure(ctxOf(actor))).toMatchObject({ status: 'canceled' });
});

test('nothing is erased before its time, nor once it was taken back', async () => {
  const { ctx, id } = await makePerson();
  const asked = await requestErasure(ctx, wish);
  await erasePerson(system, { id: asked.id });
  expect((await rowOf(id)).name).toBe('Somebody');
  await cancelErasure(ctx);
  await letPass(asked.id);
  await erasePerson(system, { id: asked.id });
  expect(await rowOf(id)).toMatchObject({ name: 'Somebody', eraseAt: null, disabledAt: null });
});

test('an erasure that was taken back waits in no queue', async () => {
  const [left, stays] = [await makePerson(), await makePerson()];
  const waiting = async () =>
    (await getQueues(admin.ctx)).queues.find(({ name }) => name === 'erase-personal-data')?.waiting;
  const before = await waiting();
  await requestErasure(left.ctx, wish);
  await requestErasure(stays.ctx, wish);
  await cancelErasure(left.ctx);
  expect(await waiting()).toBe((before ?? 0) + 1);
});

test('the last admin cannot leave, and two of them cannot leave at once', async () => {
  const second = await makePerson('admin');
  await expect(Promise.all([requestErasure(admin.ctx, wish), requestErasure(second.ctx, wish)])).rejects.toMatchObject({
    code: 'conflict',
  });
  const left = (await Promise.all([rowOf(admin.id), rowOf(second.id)])).filter(({ eraseAt }) => eraseAt === null);
  expect(left).toHaveLength(1);
  for (const { ctx } of [admin, second]) await cancelErasure(ctx).catch(() => {});
  await db.update(users).set({ role: 'end-user' }).where(eq(users.id, second.id));
});

test('shared models end with their owner, or go to an admin where that was wished; private ones end', async () => {
  for (const handsOverModels of [true, false]) {
    const { ctx } = await makePerson('engineer');
    const make = (visibility: 'private' | 'everyone') =>
      createModel(ctx, CreateModel.parse({ slug: `${visibility}-${handsOverModels}`, visibility }));
    const [own, open] = [await make('private'), await make('everyone')];
    const asked = await requestErasure(ctx, { ...wish, handsOverModels });
    await letPass(asked.id);
    await erasePerson(system, { id: asked.id });
    const stateOf = async (id: string) => (await db.select().from(models).where(eq(models.id, id)))[0]!;
    expect((await stateOf(own.id)).deletedAt).not.toBeNull();
    if (handsOverModels) expect(await stateOf(open.id)).toMatchObject({ ownerId: admin.id, deletedAt: null });
    else expect((await stateOf(open.id)).deletedAt).not.toBeNull();
  }
});

test('an erasure that was interrupted, by storage that fails, goes on where it was, and counts all of it', async () => {
  const marker = 'QzInterruptedQz';
  const person = await fillPerson(marker);
  const asked = await requestErasure(person.ctx, wish);
  await letPass(asked.id);
  const failing = vi.spyOn(storage(), 'remove').mockRejectedValueOnce(new Error('storage is away'));
  await expect(erasePerson(system, { id: asked.id })).rejects.toThrow('storage is away');
  failing.mockRestore();
  await expect(cancelErasure(person.ctx)).rejects.toMatchObject({ code: 'conflict' });
  await erasePerson(system, { id: asked.id });
  expect(await whereFound(marker)).toEqual([]);
  const erasure = (await listErasures(admin.ctx, { limit: 50 })).data.find(({ id }) => id === asked.id)!;
  expect(erasure.certificate).toMatchObject({ files: 10, tables: { kept_files: { deleted: 1, blanked: 0 } } });
});

test('an erasure waits for a job of the account that is under way: it may be storing a file', async () => {
  const person = await fillPerson('QzUnderWayQz');
  const asked = await requestErasure(person.ctx, wish);
  await letPass(asked.id);
  const setState = (state: string) =>
    db.execute(sql`update pgboss.job set state = ${state} where data->>'batchJobId' = ${person.jobId}`);
  await setState('active');
  const erasing = erasePerson(system, { id: asked.id });
  await until(async () => (await rowOf(person.id)).disabledAt !== null);
  const counted = async () => (await db.select().from(erasures).where(eq(erasures.id, asked.id)))[0]!.certificate;
  expect(await counted()).toEqual({ tables: {}, files: 0, filesLeft: [] });
  await setState('completed');
  await erasing;
  expect(await whereFound('QzUnderWayQz')).toEqual([]);
});

test('an erasure that its job gave up is done by the clock', async () => {
  const { ctx, id } = await makePerson();
  const asked = await requestErasure(ctx, wish);
  await letPass(asked.id, 2);
  expect(await eraseOverdue(db)).toBe(1);
  expect(await rowOf(id)).toMatchObject({ name: 'Erased person', email: `${id}@erased.invalid` });
});

test('one sees one’s own erasures, an admin all of them', async () => {
  const { ctx, id } = await makePerson();
  const asked = await requestErasure(ctx, wish);
  expect((await listErasures(ctx, { limit: 50 })).data.map((one) => one.id)).toEqual([asked.id]);
  expect((await listErasures(admin.ctx, { limit: 1 })).data[0]).toMatchObject({ userId: id });
  const stranger = await makePerson();
  expect((await listErasures(stranger.ctx, { limit: 50 })).data).toEqual([]);
});
