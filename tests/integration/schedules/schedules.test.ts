import { beforeAll, expect, test } from 'vitest';
import { actingUserId } from '#lib/auth/may';
import type { Scope } from '#lib/auth/permissions';
import type { Ctx } from '#lib/context';
import { setAlias } from '#lib/registry/set-alias';
import { changeSchedule } from '#lib/schedules/change-schedule';
import { deleteSchedule } from '#lib/schedules/delete-schedule';
import { getSchedule } from '#lib/schedules/get-schedule';
import { listSchedules } from '#lib/schedules/list-schedules';
import { ctxOf, makePerson, nobody } from '#tests/integration/auth/people';
import { newModel, publishReady } from '#tests/integration/registry/published';
import { newSchedule, readyDataset } from '#tests/integration/schedules/scheduled';

let owner: Ctx;
let stranger: Ctx;
let admin: Ctx;
let endUser: Ctx;
let datasetId: string;
beforeAll(async () => {
  owner = (await makePerson('engineer', { name: 'Ada' })).ctx;
  stranger = (await makePerson('engineer')).ctx;
  admin = (await makePerson('admin')).ctx;
  endUser = (await makePerson('end-user')).ctx;
  datasetId = await readyDataset(owner);
});

test('a new schedule says when it fires next, on the clocks of its zone', async () => {
  const schedule = await newSchedule(owner, datasetId);
  expect(schedule).toMatchObject({ name: 'Every morning', enabled: true, datasetName: 'Flowers', firings: [] });
  expect(schedule.nextAt).toBe(schedule.nextTimes[0]);
  expect(schedule.nextTimes).toHaveLength(3);
  const clocks = schedule.nextTimes.map((moment) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', hour: '2-digit', minute: '2-digit' }).format(
      new Date(moment),
    ),
  );
  expect(clocks).toEqual(['06:00', '06:00', '06:00']);
  expect(await getSchedule(owner, { id: schedule.id })).toEqual(schedule);
});

const doors: [string, (ctx: Ctx, id: string) => Promise<unknown>][] = [
  ['get', (ctx, id) => getSchedule(ctx, { id })],
  ['change', (ctx, id) => changeSchedule(ctx, { id, changes: { enabled: false } })],
  ['delete', (ctx, id) => deleteSchedule(ctx, { id })],
];
test.each(doors)(
  'a schedule is its owner’s alone, and for others, an admin too, it does not exist: %s',
  async (_, use) => {
    const { id } = await newSchedule(owner, datasetId);
    for (const other of [stranger, admin]) await expect(use(other, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(use(endUser, id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(use(nobody(), id)).rejects.toMatchObject({ code: 'unauthenticated' });
    expect((await listSchedules(stranger)).data.map((one) => one.id)).not.toContain(id);
    expect((await listSchedules(owner)).data.map((one) => one.id)).toContain(id);
  },
);

test('nobody schedules work on a data set or a model that they may not see', async () => {
  await expect(newSchedule(stranger, datasetId)).rejects.toMatchObject({ code: 'not-found' });
  const model = await newModel(stranger);
  const work = { kind: 'batch', model: model.slug, datasetId };
  await expect(newSchedule(owner, datasetId, { work })).rejects.toMatchObject({ code: 'not-found' });
});

test('a key that may train, but not publish, schedules no challenge', async () => {
  const { slug } = await newModel(owner);
  const userId = actingUserId(owner.actor)!;
  const key = { kind: 'key', keyId: 'key_x', userId, role: 'engineer', limitPerMinute: null } as const;
  const asKey = (scopes: Scope[]) => ctxOf({ ...key, scopes });
  const spec = { target: 'species', choice: { algorithm: 'linear' } };
  const work = { kind: 'run', datasetId, spec, challenge: slug };
  const trains: Scope[] = ['training:read', 'training:write', 'models:read'];
  await expect(newSchedule(asKey(trains), datasetId, { work })).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('models:write'),
  });
  expect(await newSchedule(asKey([...trains, 'models:write']), datasetId, { work })).toMatchObject({ work });
});

test('a target that is no column is refused now, not at six in the morning', async () => {
  const work = { kind: 'run', datasetId, spec: { target: 'colour', choice: { algorithm: 'linear' } } };
  await expect(newSchedule(owner, datasetId, { work })).rejects.toMatchObject({
    code: 'invalid',
    errors: [{ pointer: '/work/spec/target' }],
  });
});

test('a batch job can be scheduled for a model in production', async () => {
  const model = await newModel(owner);
  await publishReady(owner, model.slug);
  await setAlias(owner, { slug: model.slug, alias: 'production', version: 1 });
  const { work } = await newSchedule(owner, datasetId, { work: { kind: 'batch', model: model.slug, datasetId } });
  expect(work).toEqual({ kind: 'batch', model: model.slug, alias: 'production', datasetId });
});

test('switched off it has no next time; on again it goes on from now', async () => {
  const { id } = await newSchedule(owner, datasetId);
  expect(await changeSchedule(owner, { id, changes: { enabled: false } })).toMatchObject({
    nextAt: null,
    nextTimes: [],
  });
  const { nextAt } = await changeSchedule(owner, { id, changes: { enabled: true } });
  expect(Date.parse(nextAt!)).toBeGreaterThan(Date.now());
});

test('another cron line or time zone moves the next time, another name does not', async () => {
  const { id, nextAt } = await newSchedule(owner, datasetId);
  expect((await changeSchedule(owner, { id, changes: { name: 'Early' } })).nextAt).toBe(nextAt);
  const tokyo = await changeSchedule(owner, { id, changes: { timeZone: 'Asia/Tokyo' } });
  expect(tokyo.nextAt).not.toBe(nextAt);
  expect((await changeSchedule(owner, { id, changes: { cron: '30 7 * * *' } })).nextAt).not.toBe(tokyo.nextAt);
});

test('deleted, a schedule is gone', async () => {
  const { id } = await newSchedule(owner, datasetId);
  await deleteSchedule(owner, { id });
  await expect(getSchedule(owner, { id })).rejects.toMatchObject({ code: 'not-found' });
});
