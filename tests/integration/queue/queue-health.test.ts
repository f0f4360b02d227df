import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { newId } from '#lib/ids';
import { getQueues } from '#lib/queue/get-queues';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { retryJob } from '#lib/queue/retry-job';
import { type Working, workQueues } from '#lib/queue/work-queues';
import { makePerson } from '#tests/integration/auth/people';

const { db, sql } = database();
let working: Working | undefined;
beforeAll(() => queuesReady());
afterAll(() => working?.stop(1_000));

const countsOf = async (ctx: Parameters<typeof getQueues>[0], queue: string) =>
  (await getQueues(ctx)).queues.find(({ name }) => name === queue);

test('jobs are counted by queue and state, and one that failed is tried once more', async () => {
  const { ctx } = await makePerson('admin');
  const versionId = newId('version');
  await db.transaction((tx) => enqueue(tx, 'quarantine-version', { versionId }));
  expect(await countsOf(ctx, 'quarantine-version')).toMatchObject({ waiting: 1, active: 0, failed: 0 });
  await sql`update pgboss.job set state = 'failed', completed_on = now(), retry_count = 7,
    output = '{"message":"no connection to postgres://u:hunter2@db/x"}' where data->>'versionId' = ${versionId}`;
  const { failed } = await getQueues(ctx);
  expect(failed).toMatchObject([{ queue: 'quarantine-version', about: { versionId }, attempts: 8 }]);
  expect(failed[0]!.problem).not.toContain('hunter2');

  const done: string[] = [];
  const handler = {
    run: async (_: unknown, data: { versionId: string }) => done.push(data.versionId),
    giveUp: async () => {},
    atOnce: 1,
  };
  working = await workQueues(process.env.DATABASE_URL!, db, { 'quarantine-version': handler });
  expect(await retryJob(ctx, { id: failed[0]!.id })).toEqual({ id: failed[0]!.id, queue: 'quarantine-version' });
  await expect.poll(() => done, { timeout: 10_000 }).toEqual([versionId]);
  await expect.poll(async () => (await getQueues(ctx)).failed, { timeout: 5_000 }).toEqual([]);
  await expect(retryJob(ctx, { id: failed[0]!.id })).rejects.toMatchObject({ code: 'not-found' });
});

test('what the workers have to do is shown to admins only', async () => {
  for (const role of ['end-user', 'engineer', 'finance'] as const) {
    const { ctx } = await makePerson(role);
    await expect(getQueues(ctx)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(retryJob(ctx, { id: '0b0f3f0e-6f0c-4a55-9d2e-0f5f5a1d7c11' })).rejects.toMatchObject({
      code: 'forbidden',
    });
  }
});
