import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { getBatchJob } from '#lib/batch/get-batch-job';
import { listBatchJobs } from '#lib/batch/list-batch-jobs';
import { usageReport } from '#lib/billing/usage/usage-report';
import { deleteModel } from '#lib/registry/delete-model';
import { shareModel } from '#lib/registry/sharing/share-model';
import { unshareModel } from '#lib/registry/sharing/unshare-model';
import { updateModel } from '#lib/registry/update-model';
import { fireDueSchedules } from '#lib/schedules/fire-due-schedules';
import { getSchedule } from '#lib/schedules/get-schedule';
import { getPrediction } from '#lib/usage/get-prediction';
import { listPredictions } from '#lib/usage/list-predictions';
import { makePerson } from '#tests/integration/auth/people';
import { billed, outputOf, score, start, work } from '#tests/integration/batch/jobs';
import { holdTable, rowOf, serveAsync, work as workAsync } from '#tests/integration/predict/async-caller';
import { keyOf } from '#tests/integration/predict/caller';
import { serve } from '#tests/integration/predict/served';
import { freshSlug, systemCtx } from '#tests/integration/registry/published';
import { makeDue, newSchedule, readyDataset } from '#tests/integration/schedules/scheduled';
import { messagesOf, newWebhook } from '#tests/integration/webhooks/hooks';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';

vi.hoisted(() => {
  process.env.WEBHOOK_PRIVATE_ADDRESSES = 'allow';
  process.env.WEBHOOK_HTTP = 'allow';
});

type Person = Awaited<ReturnType<typeof makePerson>>;

let owner: Person;
let friend: Person;
let slug: string;
beforeAll(async () => {
  owner = await makePerson('engineer');
});
beforeEach(async () => {
  friend = await makePerson('engineer');
  slug = freshSlug();
  await serve(owner.ctx, slug, { bytes: linearRegression() }, { visibility: 'shared' });
  await shareModel(owner.ctx, { slug, email: friend.email });
}, 30_000);

const unshare = () => unshareModel(owner.ctx, { slug, id: friend.id });
const rows = 'feature_1,feature_2,feature_3\n1,2,3\n';

test('what a model answered stays with whom it was shared with', async () => {
  const job = await score(friend.ctx, { model: slug }, rows);
  const [{ id } = { id: '' }] = await billed(job.id);
  await unshare();
  expect((await listPredictions(friend.ctx, {})).data).toMatchObject([{ id, model: slug, units: 1 }]);
  expect(await getPrediction(friend.ctx, { id })).toMatchObject({ id, batchJobId: job.id });
  expect(await outputOf(friend.ctx, job.id)).toContain('14.5');
});

test('what a model is named by then is told to its owner and to finance, no more to whom it was shared with', async () => {
  const hook = await newWebhook(friend.ctx, 'http://127.0.0.1:9999/hook', { events: ['batch_job.failed'] });
  const told = async ({ ctx }: Person) => ({
    history: (await listPredictions(ctx, {})).data[0]?.modelName,
    prediction: (await getPrediction(ctx, { id })).modelName,
    usage: (await usageReport(ctx, {})).models[0]?.model?.name,
    job: (await getBatchJob(ctx, { id: job.id })).model.name,
    jobs: (await listBatchJobs(ctx, {})).data.find((one) => one.id === job.id)?.model.name,
  });
  const job = await score(friend.ctx, { model: slug }, rows);
  const [{ id } = { id: '' }] = await billed(job.id);
  const all = (name: string) => ({ history: name, prediction: name, usage: name, job: name, jobs: name });
  await updateModel(owner.ctx, { slug, changes: { name: 'Prices' } });
  expect(await told(friend)).toEqual(all('Prices'));

  const waiting = await start(friend.ctx, { model: slug }, rows);
  await unshare();
  await updateModel(owner.ctx, { slug, changes: { name: 'Prices of a takeover' } });
  expect(await told(friend)).toEqual(all(slug));
  await work(waiting);
  expect((await messagesOf(hook.id)).map(({ body }) => JSON.parse(body).data.model)).toEqual([{ slug, name: slug }]);

  expect((await listPredictions(owner.ctx, { model: slug })).data[0]?.modelName).toBe('Prices of a takeover');
  const finance = await makePerson('finance');
  const forFinance = await usageReport(finance.ctx, { customer: friend.id });
  expect(forFinance.models[0]?.model?.name).toBe('Prices of a takeover');
  const admin = await makePerson('admin');
  expect((await getBatchJob(admin.ctx, { id: job.id })).model.name).toBe('Prices of a takeover');
});

test('a batch job that waited ends with the reason, and bills nothing', async () => {
  const id = await start(friend.ctx, { model: slug }, rows);
  await unshare();
  await work(id);
  expect(await getBatchJob(friend.ctx, { id })).toMatchObject({
    status: 'failed',
    problem: expect.stringContaining('no longer shared'),
  });
  expect(await billed(id)).toEqual([]);
});

test('a batch job that is being scored ends before its next part; the parts before it stay and are billed', async () => {
  const line = `1,2,3,${'x'.repeat(996)}\n`;
  const id = await start(friend.ctx, { model: slug }, `feature_1,feature_2,feature_3,note\n${line.repeat(5_000)}`);
  const letGo = await holdTable('batch_parts', 'access exclusive');
  const working = work(id);
  await until(async () => (await waitingFor('batch_parts')) > 0);
  await unshare();
  await letGo();
  await working;
  const job = await getBatchJob(friend.ctx, { id });
  expect(job).toMatchObject({ status: 'failed', problem: expect.stringContaining('no longer shared') });
  expect(job.doneRows).toBeGreaterThan(0);
  expect(job.doneRows).toBeLessThan(5_000);
  expect(await billed(id)).toMatchObject([{ units: job.doneRows }]);
});

test('a batch job on a model that was deleted ends too', async () => {
  const id = await start(friend.ctx, { model: slug }, rows);
  await deleteModel(owner.ctx, { slug });
  await work(id);
  expect((await getBatchJob(friend.ctx, { id })).problem).toMatch(/deleted/);
});

test('a call that was put off is not answered any more', async () => {
  const server = await serveAsync();
  const { key } = await keyOf(friend.ctx);
  const id = await server.putOff(key, { model: slug, input: { feature_1: 1, feature_2: 2, feature_3: 3 } });
  await unshare();
  await workAsync(id);
  expect(await rowOf(id)).toMatchObject({ status: 'failed', problem: { code: 'not-found' } });
  await server.close();
});

test('a schedule starts nothing, and its firing says why', async () => {
  const datasetId = await readyDataset(friend.ctx);
  const { id } = await newSchedule(friend.ctx, datasetId, { work: { kind: 'batch', model: slug, datasetId } });
  await unshare();
  const due = new Date('2027-03-01T05:00:00Z');
  await makeDue(id, due);
  expect(await fireDueSchedules(systemCtx(), due)).toBe(1);
  expect((await getSchedule(friend.ctx, { id })).firings).toMatchObject([
    { startedId: null, problem: expect.stringContaining(`no model "${slug}"`) },
  ]);
});

/** How many statements wait for that table. */
async function waitingFor(table: string): Promise<number> {
  const [row] = await database().db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_locks
    where relation = ${table}::regclass and not granted`);
  return row!.waiting;
}
