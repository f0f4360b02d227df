import { utimes } from 'node:fs/promises';
import { eq, inArray, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { database } from '#db/client';
import { asyncPredictions, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { revokeApiKey } from '#lib/auth/api-keys/revoke-api-key';
import { newId } from '#lib/ids';
import { cancelAsyncPrediction } from '#lib/inference/asynchronous/cancel-async-prediction';
import { giveUpAsyncPrediction } from '#lib/inference/asynchronous/fail-async-prediction';
import {
  endedFilesQuery,
  forgetAsyncPredictions,
  oldQuery,
} from '#lib/inference/asynchronous/forget-async-predictions';
import { forgetUnkeptAnswers } from '#lib/inference/asynchronous/forget-unkept-answers';
import { setAlias } from '#lib/registry/set-alias';
import { storage } from '#lib/storage/storage';
import { newSecret } from '#lib/webhooks/secret';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { type RunningWorker, runWorker } from '#tests/integration/registry/run-worker';
import { planOf } from '#tests/integration/usage/calls';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { until } from '#tests/support/until';
import { type AsyncServer, billed, holdTable, predictLater, rowOf, serveAsync, work } from './async-caller.ts';
import { keyOf } from './caller.ts';
import { serveDigits } from './file-models.ts';
import { addVersion, serve } from './served.ts';

const { db } = database();
const call = { model: 'line', input: { feature_1: 1, feature_2: 2, feature_3: 3 } };

let owner: Awaited<ReturnType<typeof makePerson>>;
let endpointId: string;
let key: string;
let server: AsyncServer;
const workers: RunningWorker[] = [];

beforeAll(async () => {
  owner = await makePerson('admin');
  key = (await keyOf(owner.ctx, { limit: 'none' })).key;
  await serve(owner.ctx, 'line', { bytes: linearRegression() });
  await serveDigits(owner.ctx, 'digits');
  server = await serveAsync();
});
beforeEach(async () => {
  endpointId = newId('webhookEndpoint');
  const endpoint = { id: endpointId, userId: owner.id, url: 'https://example.org/hook', secret: newSecret() };
  await db.insert(webhookEndpoints).values(endpoint);
});
afterEach(async () => {
  await db.delete(webhookEndpoints).where(eq(webhookEndpoints.id, endpointId));
  for (const worker of workers.splice(0)) {
    worker.child.kill('SIGKILL');
    await worker.exited;
  }
});
afterAll(() => server?.close());

const putOff = () => server.putOff(key, call);
const fetched = async (id: string) => (await server.call(`/api/v1/async-predictions/${id}`, key)).body;
async function workedOff(id: string) {
  await work(id);
  return fetched(id);
}
const cancel = (id: string) => cancelAsyncPrediction(owner.ctx, { id });

async function working() {
  const worker = await runWorker();
  workers.push(worker);
  return worker;
}

/** What the owner's endpoint is told of the prediction. */
async function toldOf(id: string): Promise<string[]> {
  const messages = await db.select().from(webhookMessages).where(eq(webhookMessages.endpointId, endpointId));
  return messages.filter(({ body }) => JSON.parse(body).data.id === id).map(({ event }) => event);
}

async function expectOnce(id: string) {
  const row = await rowOf(id);
  expect(row).toMatchObject({ status: 'succeeded', request: null, problem: null });
  expect(JSON.parse(row.answer!)).toMatchObject({ id, model: 'line', predictions: [{ value: 14.5 }], units: 1 });
  expect(await billed(id)).toMatchObject([{ id, units: 1, userId: owner.id, requestId: row.requestId }]);
  expect(await toldOf(id)).toEqual(['async_prediction.succeeded']);
}

/** Settles once somebody waits for a lock that is held in this database. */
const untilBlocked = () =>
  until(async () => {
    const [row] = await database().sql`
      select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row!.waiting > 0;
  });

test('a call whose worker is killed while it writes the answer is answered by the next one, billed once and told once', async () => {
  const first = await working();
  const release = await holdTable('predictions', 'share');
  const id = await putOff();
  await untilBlocked();
  first.child.kill('SIGKILL');
  await first.exited;
  await release();
  expect(await rowOf(id)).toMatchObject({ status: 'running', answer: null });
  expect(await billed(id)).toEqual([]);
  await working();
  await until(async () => (await rowOf(id)).endedAt !== null);
  await expectOnce(id);
}, 150_000);

test('a call that several workers run, at the same time and afterwards, is billed once and told once', async () => {
  const id = await putOff();
  await Promise.all([work(id), work(id), work(id)]);
  await work(id);
  await expectOnce(id);
});

test('a call that is canceled while it runs is never billed, and its answer is dropped', async () => {
  const id = await putOff();
  const release = await holdTable('api_keys', 'access exclusive');
  const running = work(id);
  await untilBlocked();
  expect(await cancel(id)).toMatchObject({ status: 'canceled', startedAt: expect.any(String) });
  await release();
  await running;
  expect(await rowOf(id)).toMatchObject({ status: 'canceled', answer: null });
  expect(await billed(id)).toEqual([]);
  expect(await toldOf(id)).toEqual(['async_prediction.canceled']);
});

test('a call that is canceled before it begins is never run', async () => {
  const id = await putOff();
  expect(await cancel(id)).toMatchObject({ id, status: 'canceled', startedAt: null });
  await work(id);
  expect(await rowOf(id)).toMatchObject({ status: 'canceled', startedAt: null, answer: null, request: null });
  expect(await billed(id)).toEqual([]);
  expect(await toldOf(id)).toEqual(['async_prediction.canceled']);
  await expect(cancel(id)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('canceled') });
});

test('a cancel that comes while the answer is recorded is told that it is billed', async () => {
  const id = await putOff();
  const release = await holdTable('predictions', 'share');
  const running = work(id);
  await untilBlocked();
  const canceling = cancel(id).catch((error) => error);
  await release();
  await running;
  expect(await canceling).toMatchObject({ code: 'conflict', message: expect.stringContaining('is billed') });
  await expectOnce(id);
});

test('what is our fault is tried again; given up, the call fails with it, unbilled', async () => {
  const id = await putOff();
  const away = {
    fileSha256: '0'.repeat(64),
    request: { ...call, version: 1, input: {}, file: { type: 'text/plain', sizeBytes: 1, isKept: false } },
  };
  await db.update(asyncPredictions).set(away).where(eq(asyncPredictions.id, id));
  await expect(work(id)).rejects.toMatchObject({ code: 'internal' });
  expect(await rowOf(id)).toMatchObject({ status: 'running', endedAt: null });
  await giveUpAsyncPrediction(ctxOf({ kind: 'system' }), { id });
  expect(await rowOf(id)).toMatchObject({ status: 'failed', problem: { code: 'internal', status: 500 } });
  expect(await billed(id)).toEqual([]);
  expect(await toldOf(id)).toEqual(['async_prediction.failed']);
  await giveUpAsyncPrediction(ctxOf({ kind: 'system' }), { id });
  expect(await toldOf(id)).toHaveLength(1);
});

test('a call is answered by the version that was meant when it was asked for', async () => {
  const line = { bytes: linearRegression() };
  await serve(owner.ctx, 'moving', line);
  const id = await server.putOff(key, { ...call, model: 'moving' });
  await addVersion(owner.ctx, 'moving', 2, line);
  await setAlias(owner.ctx, { slug: 'moving', alias: 'production', version: 2 });
  await work(id);
  expect(JSON.parse((await rowOf(id)).answer!)).toMatchObject({ model: 'moving', version: 1 });
});

test('a call whose key was revoked while it waited fails with invalid-key, unbilled', async () => {
  const doomed = await keyOf(owner.ctx);
  const id = await server.putOff(doomed.key, call);
  await revokeApiKey(owner.ctx, { id: doomed.id });
  await work(id);
  expect(await rowOf(id)).toMatchObject({ status: 'failed', problem: { code: 'invalid-key', status: 401 } });
  expect(await billed(id)).toEqual([]);
});

test('a model that was deleted while a call waited is not found', async () => {
  await serve(owner.ctx, 'fleeting', { bytes: linearRegression() });
  const id = await server.putOff(key, { ...call, model: 'fleeting' });
  await database().sql`update models set deleted_at = now() where slug = 'fleeting'`;
  await work(id);
  expect(await rowOf(id)).toMatchObject({ status: 'failed', problem: { code: 'not-found' } });
});

const isStored = (sha256: string) =>
  storage()
    .localPath(sha256)
    .then(() => true)
    .catch(() => false);

test('a file is given free a minute after its last call has ended, also of a canceled one; calls are forgotten a week after', async () => {
  const form = (keepFile: string) => {
    const fields = new FormData();
    fields.set('model', 'digits');
    fields.set('keepFile', keepFile);
    fields.set('file', new Blob(['no picture']), 'x.png');
    return fields;
  };
  const first = (await predictLater(server.call, key, form('false'))).body.id!;
  const second = (await predictLater(server.call, key, form('true'))).body.id!;
  const { fileSha256 } = await rowOf(first);
  expect((await rowOf(second)).fileSha256).toBe(fileSha256);
  const inTwoMinutes = () => new Date(Date.now() + 120_000);
  await work(first);
  await forgetAsyncPredictions(db, new Date());
  expect(await rowOf(first)).toMatchObject({ status: 'failed', fileSha256 });
  await forgetAsyncPredictions(db, inTwoMinutes());
  expect(await rowOf(first)).toMatchObject({ fileSha256: null });
  expect(await isStored(fileSha256!)).toBe(true);
  await cancel(second);
  await forgetAsyncPredictions(db, inTwoMinutes());
  expect(await isStored(fileSha256!)).toBe(false);
  const waits = await putOff();
  await forgetAsyncPredictions(db, new Date(Date.now() + 6.9 * 86_400_000));
  expect(await rowOf(first)).toBeDefined();
  await forgetAsyncPredictions(db, new Date(Date.now() + 7.1 * 86_400_000));
  expect([await rowOf(first), await rowOf(second)]).toEqual([undefined, undefined]);
  expect(await rowOf(waits)).toMatchObject({ status: 'queued' });
});

test('calls that shared a file, one stored after another had ended, leave it to nobody', async () => {
  const fields = new FormData();
  fields.set('model', 'digits');
  fields.set('file', new Blob(['no picture either']), 'x.png');
  const ids = [
    (await predictLater(server.call, key, fields)).body.id!,
    (await predictLater(server.call, key, fields)).body.id!,
  ];
  const { fileSha256 } = await rowOf(ids[0]!);
  for (const id of ids) await cancel(id);
  const hourAgo = new Date(Date.now() - 3_600_000);
  await db.update(asyncPredictions).set({ endedAt: hourAgo }).where(inArray(asyncPredictions.id, ids));
  const path = await storage().localPath(fileSha256!);
  const since = new Date(Date.now() - 120_000);
  await utimes(path, since, since);
  await forgetAsyncPredictions(db);
  expect(await isStored(fileSha256!)).toBe(false);
});

test('of a model that keeps no answers webhooks are told that it is there, not what it says, and it is gone after a day', async () => {
  await serve(owner.ctx, 'discreet', { bytes: linearRegression() }, { keepsInputs: false });
  const { answer: open } = await workedOff(await putOff());
  const id = await server.putOff(key, { ...call, model: 'discreet' });
  const { answer } = await workedOff(id);
  expect(answer).toMatchObject({ model: 'discreet', predictions: open!.predictions });

  const messages = await db.select().from(webhookMessages).where(eq(webhookMessages.endpointId, endpointId));
  const told = messages.map(({ body }) => JSON.parse(body));
  expect(told).toMatchObject([{ data: { answer: open } }, { type: 'async_prediction.succeeded', data: { id } }]);
  expect(told[1].data).not.toHaveProperty('answer');

  await forgetUnkeptAnswers(db, new Date(Date.now() + 0.9 * 86_400_000));
  expect((await fetched(id)).answer).toEqual(answer);
  await forgetUnkeptAnswers(db, new Date(Date.now() + 1.1 * 86_400_000));
  const { answer: gone, ...rest } = await fetched(id);
  expect(gone).toBeUndefined();
  expect(rest).toMatchObject({ id, status: 'succeeded' });
  expect((await fetched(open!.id)).answer).toEqual(open);
});

test('old calls and ended files are found by their indexes', async () => {
  await db.execute(sql`
    insert into async_predictions (id, user_id, model_id, version_id, status, request_id, created_at, ended_at)
    select 'pred_' || lpad(n::text, 26, '0'), 'usr_x', 'mdl_x', 'ver_x', 'succeeded', 'req_x', now(), now() - n * interval '1 second'
    from generate_series(1, 20000) as n`);
  const old = new Date(Date.now() - 19_000_000);
  for (const query of [oldQuery(db, old), endedFilesQuery(db, old)]) {
    const nodes = await planOf(query.toSQL());
    expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  }
});
