import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { database } from '#db/client';
import { keptFiles, predictions } from '#db/schema/usage';
import { firstIdAt, newId } from '#lib/ids';
import { forgetAsyncPredictions } from '#lib/inference/asynchronous/forget-async-predictions';
import { startAsyncPrediction } from '#lib/inference/asynchronous/start-async-prediction';
import { changeRetention } from '#lib/privacy/retention/change-retention';
import { enforceRetention } from '#lib/privacy/retention/enforce-retention';
import { recordedLateQuery } from '#lib/privacy/retention/forget-inputs';
import { defaultRetention } from '#lib/privacy/retention/retention';
import { makePerson } from '#tests/integration/auth/people';
import { billed, work } from '#tests/integration/predict/async-caller';
import { serveSentiment } from '#tests/integration/predict/file-models';
import { filesStored } from '#tests/integration/privacy/search-everything';
import { addAnswered, planOf } from '#tests/integration/usage/calls';

const { db } = database();
const hourMs = 3_600_000;
let admin: Awaited<ReturnType<typeof makePerson>>;
beforeAll(async () => {
  admin = await makePerson('admin');
  await serveSentiment(admin.ctx, 'sentiment');
});

const hoursAgo = (hours: number) => Date.now() - hours * hourMs;
const keepInputs = (inputDays: number) => changeRetention(admin.ctx, { ...defaultRetention, inputDays });
/** The rest after storing a file is waited for by looking from later on. */
const later = () => new Date(Date.now() + 2 * 60_000);

/** A call of so many hours ago that waits for a worker, of a file that is to be kept; gives its id. */
function askForFile(hours: number): Promise<string> {
  const file = { content: Buffer.from('It feels good.'), name: 'patient.txt', type: 'text/plain' };
  const call = { model: 'sentiment', input: {}, subject: 'patient', file, keepFile: true };
  const predictionId = newId('prediction', hoursAgo(hours));
  return startAsyncPrediction({ ...admin.ctx, predictionId }, call, performance.now());
}

/** A call that was answered so many hours ago; gives its id. */
async function addCall(hours: number): Promise<string> {
  const call = { atMs: hoursAgo(hours), userId: admin.id, modelId: 'mdl_x', versionId: null, subject: 'patient' };
  const [id] = await addAnswered([call]);
  return id!;
}
const subjectOf = async (id: string) => (await billed(id))[0]!.subject;

test('a call that is answered later than its inputs may be kept has them forgotten, with its file', async () => {
  await keepInputs(1);
  const id = await askForFile(26);
  const others = [await addCall(25), await addCall(1)];
  await enforceRetention(db);
  expect(await Promise.all(others.map(subjectOf))).toEqual([null, 'patient']);

  await work(id);
  expect(await billed(id)).toMatchObject([{ subject: 'patient', units: 1 }]);
  const [file] = await db.select().from(keptFiles).where(eq(keptFiles.predictionId, id));
  const isStored = async () => (await filesStored()).some((path) => path.endsWith(file!.sha256));
  await forgetAsyncPredictions(db, later());
  expect(await isStored()).toBe(true);
  await enforceRetention(db, later());
  expect(await billed(id)).toMatchObject([{ inputs: null, outputs: null, subject: null, units: 1 }]);
  expect(await isStored()).toBe(false);
});

test('where inputs are kept longer than before, a call that is recorded meanwhile is forgotten in its time', async () => {
  await keepInputs(1);
  await addCall(30);
  await enforceRetention(db);
  await keepInputs(2);
  const id = await addCall(40);
  await enforceRetention(db);
  expect(await subjectOf(id)).toBe('patient');
  await enforceRetention(db, new Date(Date.now() + 10 * hourMs));
  expect(await subjectOf(id)).toBe(null);
});

test('a round looks through what was written since the last one, by the index of the order of writing', async () => {
  const call = { userId: admin.id, modelId: 'mdl_x', versionId: null };
  await addAnswered(Array.from({ length: 20_000 }, (_, at) => ({ ...call, atMs: hoursAgo(48) + at })));
  await enforceRetention(db);
  const ofLast = await db.$count(predictions);
  const query = recordedLateQuery(db, { after: ofLast - 2_000, upTo: ofLast }, firstIdAt('prediction', hoursAgo(24)));
  const plan = await planOf(query.toSQL());
  expect(plan.map((node) => node['Index Name'])).toContain('predictions_seq');
  expect(plan.some((node) => node['Node Type'] === 'Seq Scan')).toBe(false);
});
