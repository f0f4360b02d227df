import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { stripeEvents } from '#db/schema/billing';
import { models, versions } from '#db/schema/registry';
import { failedCalls, keptFiles, predictions } from '#db/schema/usage';
import { firstIdAt, newId } from '#lib/ids';
import { changeRetention } from '#lib/privacy/retention/change-retention';
import { enforceRetention, oldBatchJobsQuery, oldStripeEventsQuery } from '#lib/privacy/retention/enforce-retention';
import { oldPredictionsQuery } from '#lib/privacy/retention/forget-inputs';
import { getRetention } from '#lib/privacy/retention/get-retention';
import { defaultRetention, Retention } from '#lib/privacy/retention/retention';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { dump, filesStored } from '#tests/integration/privacy/search-everything';
import { addAnswered, planOf } from '#tests/integration/usage/calls';

const { db } = database();
const dayMs = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMs);
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  admin = await makePerson('admin');
});

async function addCall(days: number) {
  const id = newId('prediction', ago(days).getTime());
  const createdAt = ago(days);
  await fillRow(predictions, 'said', {
    id,
    userId: admin.id,
    modelId: 'mdl_x',
    versionId: 'ver_x',
    seq: undefined,
    createdAt,
  });
  const { sha256 } = await storage().put(Readable.from([`file of ${id}`]));
  await fillRow(keptFiles, 'said', { predictionId: id, sha256 });
  return { id, sha256 };
}
const inputsOf = async (id: string) => (await db.select().from(predictions).where(eq(predictions.id, id)))[0]!;
/** The rest after storing a file is waited for in tests by looking from later on. */
const later = () => new Date(Date.now() + 2 * 60_000);

test('only admins see and change for how long what is kept', async () => {
  const { ctx } = await makePerson('engineer');
  await expect(getRetention(ctx)).rejects.toMatchObject({ code: 'forbidden' });
  await expect(changeRetention(ctx, defaultRetention)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await getRetention(admin.ctx)).toEqual(defaultRetention);
});

test.each([0, -5, 1.5, 31, 99_999_999, '7'])('a number of days that does not fit is refused in words: %s', (days) => {
  const { error } = Retention.safeParse({ webhookMessageDays: days });
  expect(error?.issues.map(({ message }) => message)).toEqual(['Write whole days, from 1 to 30.']);
});

test('inputs stay unless said, then those that are older go with their files; units stay', async () => {
  const [old, recent] = [await addCall(40), await addCall(20)];
  await enforceRetention(db);
  expect(await inputsOf(old.id)).toMatchObject({ inputs: { said: 'said' } });
  await changeRetention(admin.ctx, { ...defaultRetention, inputDays: 30 });
  await enforceRetention(db, later());
  expect(await inputsOf(old.id)).toMatchObject({ inputs: null, outputs: null, subject: null, units: 1 });
  expect(await inputsOf(recent.id)).toMatchObject({ inputs: { said: 'said' } });
  const stored = (await filesStored()).map((path) => path.split('/').at(-1)!);
  expect([stored.includes(old.sha256), stored.includes(recent.sha256)]).toEqual([false, true]);
});

test('a round begins where the one before ended, by the primary key', async () => {
  await addAnswered(
    Array.from({ length: 20_000 }, (_, at) => ({
      atMs: Date.now() - at,
      userId: admin.id,
      modelId: 'm',
      versionId: null,
    })),
  );
  const plan = await planOf(
    oldPredictionsQuery(db, newId('prediction', ago(1).getTime()), newId('prediction')).toSQL(),
  );
  expect(plan.map((node) => node['Index Name'])).toContain('predictions_pkey');
  expect(plan.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false);
});

test('failed calls, batch jobs and bodies of Stripe’s events go in their time, and the audit log never', async () => {
  const call = { userId: admin.id, modelId: 'mdl_x', versionId: null };
  const failed = [100, 80].map((days) => newId('failedCall', ago(days).getTime()));
  for (const id of failed) await fillRow(failedCalls, 'said', { ...call, id });
  const [modelId, versionId] = [newId('model'), newId('version')];
  await fillRow(models, 'said', { id: modelId, slug: 'kept', ownerId: admin.id });
  await fillRow(versions, 'said', { id: versionId, modelId, createdBy: admin.id });
  const jobs = [40, 20].map((days) => ({ id: newId('batchJob', ago(days).getTime()), finishedAt: ago(days) }));
  for (const job of jobs) {
    await fillRow(batchJobs, 'said', { ...job, ownerId: admin.id, modelId, versionId });
    await fillRow(batchParts, 'said', { jobId: job.id });
  }
  for (const days of [100, 80])
    await fillRow(stripeEvents, 'said', { id: `evt_${days}`, receivedAt: ago(days), problem: null });
  const audit = (await dump()).filter(({ table }) => table === 'public.audit_log');

  await changeRetention(admin.ctx, { ...defaultRetention, batchJobDays: 30 });
  await enforceRetention(db, later());
  expect((await db.select().from(failedCalls)).map(({ id }) => id)).toEqual([failed[1]]);
  expect((await db.select().from(batchJobs)).map(({ id }) => id)).toEqual([jobs[1]!.id]);
  const events = await db.select().from(stripeEvents).orderBy(stripeEvents.id);
  expect(events.map(({ id, body }) => [id, body])).toEqual([
    ['evt_100', {}],
    ['evt_80', { said: 'said' }],
  ]);
  expect((await dump()).filter(({ table }) => table === 'public.audit_log')).toEqual(audit);
});

test('events of Stripe that were blanked long ago are not walked over again', async () => {
  await db.execute(sql`insert into stripe_events (id, type, body, created_at, received_at, handled_at)
    select 'evt_of_' || n, 'invoice.paid', '{}', now(), now() - interval '1 year', now() from generate_series(1, 5000) as n`);
  await db.execute(sql`analyze stripe_events`);
  const plan = await planOf(oldStripeEventsQuery(db, ago(90)).toSQL());
  expect(plan.map((node) => node['Index Name'])).toContain('stripe_events_told');
});

test('files of rows that are gone are removed by the next round where one was interrupted, and old jobs go by their key', async () => {
  const [modelId, versionId] = [newId('model'), newId('version')];
  await fillRow(models, 'said', { id: modelId, slug: 'kept-too', ownerId: admin.id });
  await fillRow(versions, 'said', { id: versionId, modelId, createdBy: admin.id });
  const { sha256 } = await storage().put(Readable.from(['the output of a job']));
  const job = { id: newId('batchJob', ago(41).getTime()), finishedAt: ago(41), ownerId: admin.id, modelId, versionId };
  await fillRow(batchJobs, 'said', job);
  await fillRow(batchParts, 'said', { jobId: job.id, sha256 });
  const isStored = async () => (await filesStored()).some((path) => path.endsWith(sha256));

  await changeRetention(admin.ctx, { ...defaultRetention, batchJobDays: 30 });
  const failing = vi.spyOn(storage(), 'remove').mockRejectedValueOnce(new Error('storage is away'));
  await expect(enforceRetention(db, later())).rejects.toThrow('storage is away');
  failing.mockRestore();
  expect(await db.select().from(batchParts).where(eq(batchParts.jobId, job.id))).toEqual([]);
  expect(await isStored()).toBe(true);
  await enforceRetention(db, later());
  expect(await isStored()).toBe(false);
  expect((await dump()).filter(({ row }) => row.includes(sha256))).toEqual([]);

  const first = firstIdAt('batchJob', Date.now()).slice(0, -6);
  await db.execute(sql`insert into batch_jobs
    select copied.* from (select to_jsonb(job) as job from batch_jobs as job limit 1) as one, generate_series(1, 5000) as n,
      jsonb_populate_record(null::batch_jobs, job || jsonb_build_object('id', ${first}::text || lpad(n::text, 6, '0'))) as copied`);
  await db.execute(sql`analyze batch_jobs`);
  const plan = await planOf(oldBatchJobsQuery(db, ago(30)).toSQL());
  expect(plan.map((node) => node['Index Name'])).toContain('batch_jobs_pkey');
});
