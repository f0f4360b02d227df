import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { schedules } from '#db/schema/training';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { setAlias } from '#lib/registry/set-alias';
import { changeSchedule } from '#lib/schedules/change-schedule';
import { dueSchedules, fireDueSchedules } from '#lib/schedules/fire-due-schedules';
import { getSchedule } from '#lib/schedules/get-schedule';
import { deleteDataset } from '#lib/training/datasets/delete-dataset';
import { makePerson } from '#tests/integration/auth/people';
import { newModel, openJobs, publishReady, systemCtx } from '#tests/integration/registry/published';
import { makeDue, newSchedule, readyDataset, runsOf } from '#tests/integration/schedules/scheduled';
import { planOf } from '#tests/integration/usage/calls';

let owner: Ctx;
let datasetId: string;
beforeAll(async () => {
  owner = (await makePerson('engineer', { name: 'Ada' })).ctx;
  datasetId = await readyDataset(owner);
});

// So that each test fires its own schedules only.
beforeEach(async () => {
  await database().db.update(schedules).set({ enabled: false, nextAt: null });
});

const due = new Date('2027-03-01T05:00:00Z');
const later = new Date('2027-03-01T05:00:02Z');
const fire = (now = later) => fireDueSchedules(systemCtx(), now);

test('a due schedule starts its run as its owner, once, and is set to its next time', async () => {
  const { id } = await newSchedule(owner, datasetId);
  await makeDue(id, due);
  expect(await fire()).toBe(1);
  expect(await fire()).toBe(0);
  const [run, ...more] = await runsOf(id);
  expect(more).toEqual([]);
  expect(run).toMatchObject({ status: 'queued', ownerId: Reflect.get(owner.actor, 'userId') });
  expect(await openJobs('train-run', { runId: run!.id })).toBe(1);
  expect(await getSchedule(owner, { id })).toMatchObject({
    nextAt: '2027-03-02T05:00:00.000Z',
    firings: [
      { dueAt: due.toISOString(), firedAt: later.toISOString(), startedId: run!.id, status: 'queued', problem: null },
    ],
  });
});

test('several workers that look at the same moment fire it once', async () => {
  const made = await Promise.all(Array.from({ length: 5 }, () => newSchedule(owner, datasetId)));
  for (const { id } of made) await makeDue(id, due);
  const fired = await Promise.all(Array.from({ length: 6 }, () => fire()));
  expect(fired.reduce((sum, count) => sum + count, 0)).toBe(5);
  for (const { id } of made) {
    expect(await runsOf(id)).toHaveLength(1);
    expect((await getSchedule(owner, { id })).firings).toHaveLength(1);
  }
});

test('what was missed while no worker was there fires once, not once for each time', async () => {
  const { id } = await newSchedule(owner, datasetId);
  await makeDue(id, due);
  const aWeekLater = new Date('2027-03-08T12:00:00Z');
  expect(await fire(aWeekLater)).toBe(1);
  expect(await runsOf(id)).toHaveLength(1);
  expect((await getSchedule(owner, { id })).nextAt).toBe('2027-03-09T05:00:00.000Z');
});

test('a schedule that is off, or not due yet, does not fire', async () => {
  const off = await newSchedule(owner, datasetId);
  await makeDue(off.id, due);
  await changeSchedule(owner, { id: off.id, changes: { enabled: false } });
  const early = await newSchedule(owner, datasetId);
  await makeDue(early.id, new Date(later.getTime() + 1));
  expect(await fire()).toBe(0);
});

test('a start that is refused is told with its reason, leaves nothing behind, and the schedule goes on', async () => {
  const gone = await readyDataset(owner);
  const { id } = await newSchedule(owner, gone);
  await deleteDataset(owner, { id: gone });
  await makeDue(id, due);
  expect(await fire()).toBe(1);
  expect(await runsOf(id)).toEqual([]);
  expect(await getSchedule(owner, { id })).toMatchObject({
    enabled: true,
    datasetName: null,
    nextAt: '2027-03-02T05:00:00.000Z',
    firings: [{ startedId: null, status: null, problem: expect.stringMatching(/no data set/) }],
  });
});

test('one schedule that cannot start does not keep the others from starting', async () => {
  const gone = await readyDataset(owner);
  const bad = await newSchedule(owner, gone);
  await deleteDataset(owner, { id: gone });
  const good = await newSchedule(owner, datasetId);
  await makeDue(bad.id, due);
  await makeDue(good.id, new Date(due.getTime() + 1));
  expect(await fire()).toBe(2);
  expect(await runsOf(good.id)).toHaveLength(1);
});

test('nothing starts for an owner whose account is disabled', async () => {
  const person = await makePerson('engineer');
  const { id } = await newSchedule(person.ctx, await readyDataset(person.ctx));
  await database().db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, person.id));
  await makeDue(id, due);
  await fire();
  expect(await runsOf(id)).toEqual([]);
  expect((await getSchedule(person.ctx, { id })).firings[0]?.problem).toMatch(/disabled/);
});

test('an owner who is no engineer any more trains nothing', async () => {
  const person = await makePerson('engineer');
  const { id } = await newSchedule(person.ctx, await readyDataset(person.ctx));
  await database().db.update(users).set({ role: 'end-user' }).where(eq(users.id, person.id));
  await makeDue(id, due);
  await fire();
  expect(await runsOf(id)).toEqual([]);
});

test('a scheduled batch job scores the newest file of the data set with the version in production', async () => {
  const model = await newModel(owner);
  await publishReady(owner, model.slug);
  await setAlias(owner, { slug: model.slug, alias: 'production', version: 1 });
  const work = { kind: 'batch', model: model.slug, datasetId };
  const { id } = await newSchedule(owner, datasetId, { work });
  await makeDue(id, due);
  expect(await fire()).toBe(1);
  const [firing] = (await getSchedule(owner, { id })).firings;
  expect(firing).toMatchObject({ startedId: expect.stringMatching(/^job_/), status: 'queued', problem: null });
  expect(await openJobs('run-batch-job', { batchJobId: firing!.startedId })).toBe(1);
});

test('looking for what is due reads the index of what is due, however many schedules there are', async () => {
  const { id } = await newSchedule(owner, datasetId);
  const ownerId = Reflect.get(owner.actor, 'userId');
  const rows = Array.from({ length: 5_000 }, (_, n) => ({
    id: newId('schedule'),
    ownerId,
    name: 'Another',
    cron: '0 6 * * *',
    timeZone: 'UTC',
    work: {},
    enabled: n % 5 !== 0,
    nextAt: n % 5 === 0 ? null : new Date(Date.UTC(2040, 0, 1) + n * 1000),
  }));
  await database().db.insert(schedules).values(rows);
  await makeDue(id, due);
  const plan = await planOf(dueSchedules(database().db, later).toSQL());
  expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  expect(plan.some((node) => Reflect.get(node, 'Index Name') === 'schedules_due')).toBe(true);
});
