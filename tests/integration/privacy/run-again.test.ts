import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { erasures } from '#db/schema/privacy';
import { failedCalls, predictions } from '#db/schema/usage';
import { predictionOperations } from '#lib/http/operations/predictions';
import { predictOperation } from '#lib/http/predict-operation';
import type { RerunAnswer } from '#lib/inference/prediction-answer';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { erasePerson } from '#lib/privacy/erasure/erase-person';
import { requestErasure } from '#lib/privacy/erasure/request-erasure';
import { eraseSubject } from '#lib/privacy/subjects/erase-subject';
import { followChanges } from '#lib/registry/live';
import { ctxOf, goodPassword, makePerson } from '#tests/integration/auth/people';
import { startApi } from '#tests/integration/clients/api-server';
import { keyOf } from '#tests/integration/predict/caller';
import { serveSentiment, serveTwice } from '#tests/integration/predict/file-models';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { callOperation } from '#tests/support/call-operation';

type Person = Awaited<ReturnType<typeof makePerson>> & { key: string };

const { db } = database();
let api: Awaited<ReturnType<typeof startApi>>;
let engineer: Person;

async function makeCaller(role?: 'engineer' | 'end-user'): Promise<Person> {
  const person = await makePerson(role);
  return {
    ...person,
    ...(await keyOf(person.ctx, { scopes: ['predict', 'predictions:read', 'models:write'] })),
    id: person.id,
  };
}

beforeAll(async () => {
  followChanges();
  api = await startApi();
  await makePerson('admin');
  engineer = await makeCaller('engineer');
  await serveSentiment(engineer.ctx, 'sentiment', { cacheTtlS: 600 });
  await serveTwice(engineer.ctx, 'twice');
});
afterAll(async () => {
  await api.close();
  ownModelHosts().stop();
  await followChanges().stop();
});

/** Two calls about somebody, of a row and of a file that is kept, with the word in all that is sent; gives their ids. */
async function callAbout({ key }: Person, word: string): Promise<string[]> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ model: 'sentiment', keepFile: 'true', subject: word }))
    form.append(name, value);
  form.append('file', new Blob([`${word} feels good, in a file`]), `${word}.txt`);
  const row = { model: 'sentiment', input: { text: `${word} feels good` }, subject: word };
  const answers = await Promise.all([form, row].map((body) => callOperation(api.url, predictOperation, { key, body })));
  return answers.map(({ body }) => (body as { id: string }).id);
}

async function runAgain({ key }: Person, id: string, body: object = {}, headers: Record<string, string> = {}) {
  const answer = await callOperation(api.url, predictionOperations.rerun, { params: { id }, key, body, headers });
  return { ...answer, body: answer.body as RerunAnswer };
}

const rowOf = async (id: string) => (await db.select().from(predictions).where(eq(predictions.id, id)))[0]!;

test('of somebody else’s call that runs again only the units are recorded, and the answer says so', async () => {
  const client = await makeCaller();
  for (const id of await callAbout(client, 'QzPatientQz')) {
    const before = await rowOf(id);
    const { status, body } = await runAgain(engineer, id);
    expect([status, body.unitsOnly, body.predictions]).toEqual([200, true, before.outputs]);
    const again = await rowOf(body.id);
    expect(again).toMatchObject({ userId: engineer.id, units: 1, inputs: null, outputs: null, subject: null });
  }
});

test('an Idempotency-Key keeps no answer to somebody else’s rows: after the erasure it opens nothing', async () => {
  const word = 'QzRepeatedQz';
  const client = await makeCaller();
  const [, id] = await callAbout(client, word);
  const once = { 'idempotency-key': 'again' };
  const first = await runAgain(engineer, id!, {}, once);
  const second = await runAgain(engineer, id!, {}, once);
  expect([second.status, second.body.id]).toEqual([200, first.body.id]);
  expect(second.headers.get('idempotency-replayed')).toBeNull();
  await eraseSubject(client.ctx, { subject: word });
  expect((await runAgain(engineer, id!, {}, once)).status).toBe(409);
  expect(await db.$count(predictions, eq(predictions.id, first.body.id))).toBe(1);
});

test('one’s own call that runs again is kept as any other', async () => {
  const client = await makeCaller();
  const [, id] = await callAbout(client, 'QzOwnQz');
  const { body } = await runAgain(client, id!);
  expect(body.unitsOnly).toBe(false);
  expect(await rowOf(body.id)).toMatchObject({ subject: 'QzOwnQz', inputs: [{ text: 'QzOwnQz feels good' }] });
});

test('a client’s erased subject is nowhere, whoever ran the client’s calls again', async () => {
  const word = 'QzErasedPatientQz';
  const client = await makeCaller();
  for (const id of await callAbout(client, word)) await runAgain(engineer, id);
  expect(await whereFound(word)).not.toEqual([]);
  await eraseSubject(client.ctx, { subject: word });
  expect(await whereFound(word)).toEqual([]);
});

test('after an erasure nothing of the person is left, whoever ran their calls again', async () => {
  const word = 'QzErasedCallerQz';
  const client = await makeCaller();
  for (const id of await callAbout(client, word)) await runAgain(engineer, id);
  const { id } = await requestErasure(client.ctx, {
    currentPassword: goodPassword,
    confirmation: 'erase my account',
    handsOverModels: false,
  });
  await db.update(erasures).set({ dueAt: new Date() }).where(eq(erasures.id, id));
  await erasePerson(ctxOf({ kind: 'system' }), { id });
  expect(await whereFound(word)).toEqual([]);
});

test('words of an error that may quote what somebody else sent are told, and not kept', async () => {
  const client = await makeCaller();
  const [, id] = await callAbout(client, 'QzFailedQz');
  const { status, body } = await runAgain(engineer, id!, { model: 'twice' });
  expect(status).toBe(422);
  const [failed] = await vi.waitUntil(async () => {
    const found = await db.select().from(failedCalls).where(eq(failedCalls.userId, engineer.id));
    return found.length > 0 && found;
  });
  expect(failed).toMatchObject({ status: 422, detail: 'What was wrong is not kept of this call.' });
  expect(body).not.toMatchObject({ detail: failed!.detail });
});
