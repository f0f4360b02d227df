import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { newId } from '#lib/ids';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { setUpQueues } from '#lib/queue/set-up-queues';
import { type JobHandler, type Working, workQueues } from '#lib/queue/work-queues';

type Handler = JobHandler<'quarantine-version'>;
const url = () => process.env.DATABASE_URL!;
const working: Working[] = [];

beforeAll(() => Promise.all([queuesReady(), setUpQueues(url()), setUpQueues(url())]));
afterEach(async () => {
  for (const { stop } of working.splice(0)) await stop(1_000);
});

async function work(handler: Partial<Handler>): Promise<Working> {
  const whole = { run: async () => {}, giveUp: async () => {}, atOnce: 2, ...handler };
  const started = await workQueues(url(), database().db, { 'quarantine-version': whole });
  working.push(started);
  return started;
}

async function send(): Promise<string> {
  const versionId = newId('version');
  await database().db.transaction((tx) => enqueue(tx, 'quarantine-version', { versionId }));
  return versionId;
}

async function jobOf(versionId: string) {
  const [job] = await database().sql`
    select state, retry_count, retry_limit from pgboss.job
    where name = 'quarantine-version' and data->>'versionId' = ${versionId}`;
  return job;
}

test('a job is there when its transaction commits, and only then', async () => {
  const versionId = newId('version');
  const undone = database().db.transaction(async (tx) => {
    await enqueue(tx, 'quarantine-version', { versionId });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await jobOf(versionId)).toBeUndefined();
  expect(await jobOf(await send())).toMatchObject({ state: 'created' });
});

test('a waiting worker takes a job at once', async () => {
  const taken: string[] = [];
  await work({ run: async (_, data) => taken.push(data.versionId) });
  const versionId = await send();
  await expect.poll(() => taken, { timeout: 5_000 }).toContain(versionId);
  await expect.poll(async () => (await jobOf(versionId))?.state, { timeout: 5_000 }).toBe('completed');
});

test('a job that fails is tried again until it works', async () => {
  const attempts: string[] = [];
  const run: Handler['run'] = async (_, { versionId }) => {
    attempts.push(versionId);
    if (attempts.length < 3) throw new Error('not yet');
  };
  await work({ run });
  const versionId = await send();
  await expect.poll(async () => (await jobOf(versionId))?.state, { timeout: 30_000 }).toBe('completed');
  expect(attempts).toEqual([versionId, versionId, versionId]);
});

test('a job that fails for good is given up, with its data', async () => {
  const givenUp: string[] = [];
  const versionId = await send();
  await database().sql`update pgboss.job set retry_limit = 0 where data->>'versionId' = ${versionId}`;
  await work({
    run: () => Promise.reject(new Error('never')),
    giveUp: async (_, data) => givenUp.push(data.versionId),
  });
  await expect.poll(() => givenUp, { timeout: 20_000 }).toEqual([versionId]);
  expect(await jobOf(versionId)).toMatchObject({ state: 'failed' });
});

test('a worker that is told to stop finishes what it does, and takes nothing new', async () => {
  let begun = '';
  const finish = Promise.withResolvers<void>();
  const { stop } = await work({
    atOnce: 1,
    run: async (_, { versionId }) => {
      begun = versionId;
      await finish.promise;
    },
  });
  const versionId = await send();
  await expect.poll(() => begun, { timeout: 5_000 }).toBe(versionId);
  const stopped = stop(20_000);
  const later = await send();
  await sleep(50);
  finish.resolve();
  await stopped;
  expect(await jobOf(versionId)).toMatchObject({ state: 'completed' });
  expect(await jobOf(later)).toMatchObject({ state: 'created' });
});

test('what a stopping worker cannot finish in time is given back and done by another', async () => {
  let begun = '';
  const first = await work({
    run: async (_, { versionId }) => {
      begun = versionId;
      await new Promise(() => {});
    },
  });
  const versionId = await send();
  await expect.poll(() => begun, { timeout: 5_000 }).toBe(versionId);
  await first.stop(1_000);
  expect(await jobOf(versionId)).toMatchObject({ state: 'retry' });
  await work({});
  await expect.poll(async () => (await jobOf(versionId))?.state, { timeout: 20_000 }).toBe('completed');
});
