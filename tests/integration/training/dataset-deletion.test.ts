import { Readable } from 'node:stream';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { batchJobs } from '#db/schema/batch';
import { datasets, datasetVersions, runs } from '#db/schema/training';
import { getBatchJob } from '#lib/batch/get-batch-job';
import { startBatchJob } from '#lib/batch/start-batch-job';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { setAlias } from '#lib/registry/set-alias';
import { correctDataset } from '#lib/training/datasets/correct-dataset';
import { createDataset, type DatasetDetails } from '#lib/training/datasets/create-dataset';
import { deleteDataset } from '#lib/training/datasets/delete-dataset';
import { getDataset } from '#lib/training/datasets/get-dataset';
import { profileDataset } from '#lib/training/datasets/profile-dataset';
import { claimRun } from '#lib/training/runs/claim-run';
import { getRun } from '#lib/training/runs/get-run';
import { makePerson } from '#tests/integration/auth/people';
import { outputOf, work } from '#tests/integration/batch/jobs';
import { addVersion, iris } from '#tests/integration/predict/served';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { systemCtx } from '#tests/integration/registry/published';
import { claims, queued, readyDataset, runRow, trained } from '#tests/integration/training/run-data';

const { db } = database();
const tree = { target: 'fraud', choice: { algorithm: 'decision-tree' } };
let owner: Ctx;
let admin: Ctx;
beforeAll(async () => {
  owner = (await makePerson('engineer')).ctx;
  admin = (await makePerson('admin')).ctx;
  await createModel(admin, CreateModel.parse({ slug: 'iris' }));
  await addVersion(admin, 'iris', 1, await iris());
  await setAlias(admin, { slug: 'iris', alias: 'production', version: 1 });
});

async function upload(csv: string, fileName: string, details: DatasetDetails = {}): Promise<string> {
  const file = Readable.from([Buffer.from(csv)]);
  const sent = { file, fileName, details: Promise.resolve(details), detailsBefore: details };
  const { id, latest } = await createDataset(owner, sent);
  await profileDataset(systemCtx(), { datasetVersionId: latest.id });
  return id;
}

/** A job that scores the newest version of a data set. */
async function scoring(ctx: Ctx, dataset: string): Promise<string> {
  const { version } = await getDataset(ctx, { id: dataset });
  const { id: datasetVersionId, fileSha256: sha256, fileName, sizeBytes } = version;
  const input = { datasetVersionId, sha256, fileName, sizeBytes };
  return (await startBatchJob(ctx, { target: { model: 'iris' }, input })).id;
}

const filesWith = async (word: string) => (await whereFound(word)).filter((place) => place.includes('/storage/'));

test('nothing of a deleted data set is left in any row or file, whichever version it was in', async () => {
  const word = 'QzGoneQz';
  const csv = `who,${word}_column,fraud\n${word},1,no\nAnna,2,yes\n${word},3,no\n`;
  const id = await upload(csv, `${word}.csv`, { name: word });
  await correctDataset(owner, { id, changes: { columns: [{ name: `${word}_column`, type: 'category' }] } });
  await upload(csv, `${word}-2.csv`, { dataset: id, target: `${word}_nowhere` });
  await upload(csv, `${word}-3.csv`, { dataset: id, pseudonymise: ['who'] });
  expect(await filesWith(word)).not.toEqual([]);
  await deleteDataset(owner, { id });
  expect(await whereFound(word)).toEqual([]);
  await expect(deleteDataset(owner, { id })).rejects.toMatchObject({ code: 'not-found' });
});

test('a version that is still to be looked at is not looked at after its data set was deleted', async () => {
  const file = Readable.from([Buffer.from('a,fraud\nQzLateQz,no\n')]);
  const { id, latest } = await createDataset(owner, { file, fileName: 'a.csv', details: Promise.resolve({}) });
  await deleteDataset(owner, { id });
  await profileDataset(systemCtx(), { datasetVersionId: latest.id });
  expect(await whereFound('QzLateQz')).toEqual([]);
});

test('a file that another data set has as well goes with the last of them', async () => {
  const csv = 'a,fraud\nQzSharedQz,no\n';
  const [one, other] = [await upload(csv, 'one.csv'), await upload(csv, 'other.csv')];
  await deleteDataset(owner, { id: one });
  expect(await filesWith('QzSharedQz')).toHaveLength(1);
  await deleteDataset(owner, { id: other });
  expect(await filesWith('QzSharedQz')).toEqual([]);
});

test('runs under way on it are canceled, trials and all, and those on other data go on', async () => {
  const [{ id }, other] = [await readyDataset(owner, claims()), await readyDataset(owner, claims(400, 2))];
  const [waiting, begun] = [await queued(admin, id, tree), await queued(owner, id, tree)];
  const elsewhere = await queued(owner, other.id, tree);
  const claim = await claimRun(db, begun.id);
  const trial = newId('run');
  await db.insert(runs).values({ ...claim!.run, id: trial, parentId: begun.id, status: 'running' });
  await deleteDataset(owner, { id });
  for (const run of [waiting.id, begun.id, trial]) expect(await runRow(run)).toMatchObject({ status: 'canceled' });
  expect((await getRun(owner, begun)).problem).toContain('data set was deleted');
  expect((await runRow(elsewhere.id)).status).toBe('queued');
  expect(await claimRun(db, waiting.id)).toBeNull();
});

test('a run that is over is shown without the name and the sum of its data, and keeps how columns were written', async () => {
  const { id, version } = await readyDataset(owner, claims());
  const run = await trained(owner, id, tree);
  const before = await getRun(owner, { id: run });
  await deleteDataset(owner, { id });
  expect(await getRun(owner, { id: run })).toEqual({
    ...before,
    dataset: { ...before.dataset, name: '' },
    dataSha256: '',
  });
  const [row] = await db.select().from(datasetVersions).where(eq(datasetVersions.id, version));
  expect(row).toMatchObject({ fileSha256: '', profile: null, schema: { target: 'fraud' } });
});

test('batch jobs on it let go of its file: those under way are canceled, those that are over keep their output', async () => {
  const word = 'QzScoredQz';
  const header = 'sepal_length,sepal_width,petal_length,petal_width,who';
  const id = await upload(`${header}\n5.1,3.5,1.4,0.2,${word}\n6.3,3.3,6,2.5,${word}\n`, `${word}.csv`);
  const over = await scoring(admin, id);
  await work(over);
  const waiting = await scoring(admin, id);
  await deleteDataset(owner, { id });
  expect(await getBatchJob(admin, { id: waiting })).toMatchObject({ status: 'canceled', inputSha256: '' });
  await work(waiting);
  expect(await getBatchJob(admin, { id: over })).toMatchObject({ status: 'succeeded', inputSha256: '', doneRows: 2 });
  expect(await outputOf(admin, over)).toContain(word);
  expect(await filesWith(word)).toHaveLength(1);
  const named = await db.select().from(batchJobs).where(eq(batchJobs.id, over));
  expect(JSON.stringify(named)).not.toContain(word);
});

test('what was asked for while a data set was being deleted does not begin on what is gone', async () => {
  const { id } = await readyDataset(owner, claims());
  const { version } = await getDataset(owner, { id });
  const asked = [
    () => queued(owner, id, tree),
    () => scoring(admin, id),
    () => correctDataset(owner, { id, changes: { name: 'QzAgainQz', target: 'kind' } }),
  ];
  let answers: Promise<unknown>[] = [];
  await db.transaction(async (tx) => {
    await tx.update(datasets).set({ deletedAt: new Date() }).where(eq(datasets.id, id));
    answers = asked.map((ask) => ask().catch((error: unknown) => error));
    await expect.poll(sessionsThatWait, { timeout: 10_000 }).toBe(asked.length);
  });
  for (const answer of await Promise.all(answers)) expect(answer).toMatchObject({ code: 'not-found' });
  expect(await db.$count(runs, eq(runs.datasetVersionId, version.id))).toBe(0);
  expect(await db.$count(batchJobs, eq(batchJobs.datasetVersionId, version.id))).toBe(0);
  expect(await whereFound('QzAgainQz')).toEqual([]);
});

async function sessionsThatWait(): Promise<number> {
  const [found] = await db.execute<{ waiting: number }>(sql`select count(*)::int as waiting from pg_stat_activity
    where wait_event_type = 'Lock' and datname = current_database()`);
  return found!.waiting;
}
