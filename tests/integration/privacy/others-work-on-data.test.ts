import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { erasures } from '#db/schema/privacy';
import { datasetVersions, runs } from '#db/schema/training';
import type { BatchJobDetail } from '#lib/batch/batch-job-detail';
import { batchUploadOperation } from '#lib/http/batch-upload-operation';
import { closeAccount } from '#lib/privacy/erasure/close-account';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { setAlias } from '#lib/registry/set-alias';
import { startScheduledWork } from '#lib/schedules/start-scheduled-work';
import { createDataset } from '#lib/training/datasets/create-dataset';
import { ctxOf, goodPassword, makePerson } from '#tests/integration/auth/people';
import { start, work } from '#tests/integration/batch/jobs';
import { startApi } from '#tests/integration/clients/api-server';
import { keyOf } from '#tests/integration/predict/caller';
import { addVersion, iris } from '#tests/integration/predict/served';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { newSchedule, readyDataset } from '#tests/integration/schedules/scheduled';
import { queued } from '#tests/integration/training/run-data';
import { callOperation } from '#tests/support/call-operation';

type Person = Awaited<ReturnType<typeof makePerson>>;

const { db } = database();
const system = ctxOf({ kind: 'system' });
const header = 'sepal_length,sepal_width,petal_length,petal_width,who\n';
let api: Awaited<ReturnType<typeof startApi>>;
let admin: Person;
let adminsKey: string;

beforeAll(async () => {
  api = await startApi();
  admin = await makePerson('admin');
  adminsKey = (await keyOf(admin.ctx, { scopes: ['batch', 'training:read', 'training:write'] })).key;
  await createModel(admin.ctx, CreateModel.parse({ slug: 'iris', visibility: 'everyone' }));
  await addVersion(admin.ctx, 'iris', 1, await iris());
  await setAlias(admin.ctx, { slug: 'iris', alias: 'production', version: 1 });
});
afterAll(() => api.close());

async function uploadRows(owner: Person, word: string): Promise<string> {
  const file = Readable.from([Buffer.from(`${header}5.1,3.5,1.4,0.2,${word}\n6.3,3.3,6,2.5,${word}\n`)]);
  const details = Promise.resolve({ name: 'Flowers' });
  return (await createDataset(owner.ctx, { file, fileName: `${word}.csv`, details })).id;
}

/** Scores a data set as an admin does by the API; gives the job, which is still to be done. */
async function scoreDataset(dataset: string): Promise<string> {
  const body = { model: 'iris', dataset };
  const answer = await callOperation(api.url, batchUploadOperation, { key: adminsKey, body });
  expect(answer.status).toBe(202);
  return (answer.body as BatchJobDetail).id;
}

async function scoreBySchedule(datasetId: string): Promise<string> {
  const scheduled = await newSchedule(admin.ctx, datasetId, { work: { kind: 'batch', model: 'iris', datasetId } });
  return startScheduledWork(admin.ctx, { scheduleId: scheduled.id, work: scheduled.work });
}

async function dueErasure({ ctx }: Person) {
  const asked = await requestErasure(ctx, {
    currentPassword: goodPassword,
    confirmation: 'erase my account',
    handsOverModels: false,
  });
  const [erasure] = await db.update(erasures).set({ dueAt: new Date() }).where(eq(erasures.id, asked.id)).returning();
  return erasure!;
}

test('what an admin had scored of a person’s data, by hand or by a schedule, is erased with it', async () => {
  const word = 'QzScoredQz';
  const ada = await makePerson('engineer');
  const dataset = await uploadRows(ada, word);
  for (const job of [await scoreDataset(dataset), await scoreBySchedule(dataset)]) await work(job);
  // Input and output, which is the same of both.
  expect((await whereFound(word)).filter((place) => place.includes('/storage/'))).toHaveLength(2);
  await erasePerson(system, await dueErasure(ada));
  expect(await whereFound(word)).toEqual([]);
});

test('the admin’s own jobs stay, and what they scored of others’ data', async () => {
  const [ada, bob] = [await makePerson('engineer'), await makePerson('engineer')];
  const dataset = await uploadRows(ada, 'QzErasedQz');
  await scoreDataset(dataset);
  const ofBob = await scoreDataset(await uploadRows(bob, 'QzBobsQz'));
  const own = await start(admin.ctx, { model: 'iris' }, `${header}5.1,3.5,1.4,0.2,QzOwnQz\n`);
  await erasePerson(system, await dueErasure(ada));
  const kept = (await db.select({ id: batchJobs.id }).from(batchJobs)).map(({ id }) => id);
  expect(kept.toSorted()).toEqual([ofBob, own].toSorted());
  const words = ['QzBobsQz', 'QzOwnQz'];
  const found = await Promise.all(words.map((word) => whereFound(word)));
  for (const places of found) expect(places.filter((place) => place.includes('/storage/'))).toHaveLength(1);
});

test('others’ jobs and runs under way on a person’s data are canceled when the account is closed, and no more', async () => {
  const ada = await makePerson('engineer');
  const dataset = await readyDataset(ada.ctx);
  const job = await scoreDataset(dataset);
  const run = await queued(admin.ctx, dataset, { target: 'species', choice: { algorithm: 'decision-tree' } });
  const own = await start(admin.ctx, { model: 'iris' }, header);
  await closeAccount(db, await dueErasure(ada));
  const statusOf = async (table: typeof batchJobs | typeof runs, id: string) =>
    (await db.select({ status: table.status }).from(table).where(eq(table.id, id)))[0]!.status;
  expect([await statusOf(batchJobs, job), await statusOf(runs, run.id)]).toEqual(['canceled', 'canceled']);
  expect(await statusOf(batchJobs, own)).toBe('queued');
});

test('a job names the version of the data set that it scores', async () => {
  const dataset = await readyDataset(admin.ctx);
  const job = await scoreDataset(dataset);
  const [version] = await db.select().from(datasetVersions).where(eq(datasetVersions.datasetId, dataset));
  const [row] = await db.select().from(batchJobs).where(eq(batchJobs.id, job));
  expect(row).toMatchObject({ datasetVersionId: version!.id, inputSha256: version!.fileSha256 });
});
