import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { database } from '#db/client';
import { users } from '#db/schema/people';
import { cancelBatchJob } from '#lib/batch/cancel-batch-job';
import { failBatchJob } from '#lib/batch/fail-batch-job';
import { getBatchJob } from '#lib/batch/get-batch-job';
import type { Ctx } from '#lib/context';
import { queuesReady } from '#lib/queue/queue';
import { workQueues } from '#lib/queue/work-queues';
import { changeWebhook } from '#lib/webhooks/change-webhook';
import { deliverWebhook } from '#lib/webhooks/deliver-webhook';
import { postponeMessage } from '#lib/webhooks/postpone-message';
import { sendEvent } from '#lib/webhooks/send-event';
import { makePerson } from '#tests/integration/auth/people';
import { score, start, work } from '#tests/integration/batch/jobs';
import { iris, serve } from '#tests/integration/predict/served';
import { systemCtx } from '#tests/integration/registry/published';
import { messagesOf, newWebhook } from '#tests/integration/webhooks/hooks';
import { answering, startReceiver } from '#tests/integration/webhooks/receiver';
import { until } from '#tests/support/until';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

const somewhere = 'http://127.0.0.1:9999/hook';
const rows = 'sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n';

beforeAll(async () => {
  await queuesReady();
  const { ctx } = await makePerson('engineer');
  await serve(ctx, 'iris', await iris(), { visibility: 'everyone' });
});

let owner: Ctx;
let userId: string;
beforeEach(async () => {
  const person = await makePerson('engineer');
  owner = person.ctx;
  userId = person.id;
});

const send = (data: object = { n: 1 }) =>
  database().db.transaction((tx) => sendEvent(tx, { userId, event: 'batch_job.failed', data }));

test('an event goes to each webhook of its person that is on and wants it, and to no other', async () => {
  const all = await newWebhook(owner, somewhere);
  const wanting = await newWebhook(owner, somewhere, { events: ['batch_job.succeeded', 'batch_job.failed'] });
  const other = await newWebhook(owner, somewhere, { events: ['batch_job.canceled'] });
  const off = await newWebhook(owner, somewhere);
  await changeWebhook(owner, { id: off.id, changes: { isEnabled: false } });
  const stranger = await newWebhook((await makePerson()).ctx, somewhere);
  await send();
  const counts = [all, wanting, other, off, stranger].map(async ({ id }) => (await messagesOf(id)).length);
  expect(await Promise.all(counts)).toEqual([1, 1, 0, 0, 0]);
  const [message] = await messagesOf(all.id);
  expect(JSON.parse(message!.body)).toEqual({
    type: 'batch_job.failed',
    timestamp: message!.createdAt.toISOString(),
    data: { n: 1 },
  });
});

test('an event of a transaction that is undone is told to nobody', async () => {
  const { id } = await newWebhook(owner, somewhere);
  const undone = database().db.transaction(async (tx) => {
    await sendEvent(tx, { userId, event: 'batch_job.failed', data: {} });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await messagesOf(id)).toEqual([]);
});

test('somebody whose account is disabled is told nothing', async () => {
  const { id } = await newWebhook(owner, somewhere);
  await database().db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, userId));
  await send();
  expect(await messagesOf(id)).toEqual([]);
});

test('each way a batch job ends is told once, with the job as the API shows it', async () => {
  const { id } = await newWebhook(owner, somewhere);
  const succeeded = await score(owner, { model: 'iris' }, rows);
  const failed = await score(owner, { model: 'iris' }, 'sepal_length\n1\n');
  const canceled = await start(owner, { model: 'iris' }, rows);
  await cancelBatchJob(owner, { id: canceled });
  const givenUp = await start(owner, { model: 'iris' }, rows);
  await failBatchJob(systemCtx(), { batchJobId: givenUp });
  for (const job of [succeeded.id, failed.id, canceled, givenUp]) {
    await work(job);
    await failBatchJob(systemCtx(), { batchJobId: job });
    await expect(cancelBatchJob(owner, { id: job })).rejects.toMatchObject({ code: 'conflict' });
  }
  const told = (await messagesOf(id)).map(({ body }) => JSON.parse(body));
  expect(told.map(({ type, data }) => [type, data.id])).toEqual([
    ['batch_job.succeeded', succeeded.id],
    ['batch_job.failed', failed.id],
    ['batch_job.canceled', canceled],
    ['batch_job.failed', givenUp],
  ]);
  expect(told[0].data).toEqual(await getBatchJob(owner, { id: succeeded.id }));
});

test('a worker delivers what an event wrote, past an endpoint that never answers', async () => {
  const hanging = await startReceiver(() => {});
  const { url, received, close } = await startReceiver(answering(200));
  const stuck = await newWebhook(owner, hanging.url);
  for (let n = 0; n < 20; n++) await send({ n });
  await changeWebhook(owner, { id: stuck.id, changes: { isEnabled: false } });
  await newWebhook(owner, url);
  await changeWebhook(owner, { id: stuck.id, changes: { isEnabled: true } });
  await send({ n: 'last' });
  const handler = { run: deliverWebhook, giveUp: postponeMessage, atOnce: 6, atOncePerGroup: 2 };
  const working = await workQueues(process.env.DATABASE_URL!, database().db, { 'deliver-webhook': handler });
  onTestFinished(async () => {
    hanging.close();
    close();
    await working.stop(1_000);
  });
  await until(() => received.length === 1);
  expect(JSON.parse(received[0]!.body).data).toEqual({ n: 'last' });
  expect(hanging.received.length).toBeLessThanOrEqual(2);
});
