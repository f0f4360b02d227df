import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { failedCalls } from '#db/schema/usage';
import { batchUploadOperation } from '#lib/http/batch-upload-operation';
import { oipOperations } from '#lib/http/operations/oip';
import { predictOperations } from '#lib/http/operations/predict';
import { quotaOperations } from '#lib/http/operations/quotas';
import { predictOperation } from '#lib/http/predict-operation';
import { newId } from '#lib/ids';
import { runAsyncPrediction } from '#lib/inference/asynchronous/run-async-prediction';
import { startAsyncPrediction } from '#lib/inference/asynchronous/start-async-prediction';
import { predict } from '#lib/inference/predict';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { periodSpan } from '#lib/period';
import { queuesReady } from '#lib/queue/queue';
import { followChanges } from '#lib/registry/live';
import { failedCalls as failedCallLog } from '#lib/usage/failed-calls';
import { type SetQuota, setQuota } from '#lib/usage/quotas/set-quota';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { billed, score } from '#tests/integration/batch/jobs';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { rowOf } from '#tests/integration/predict/async-caller';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa, virginica } from '#tests/integration/predict/served';
import { ledgerUnits, thisMonth } from '#tests/integration/usage/quota-rows';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let modelId: string;
beforeAll(async () => {
  followChanges();
  await queuesReady();
  door = await apiDoors['the server itself']();
  const owner = await makePerson('admin');
  const quick = { latencyMs: { one: { p50: 1, p95: 1 }, thirtyTwo: null }, deterministic: true };
  ({ modelId } = await serve(owner.ctx, 'iris', await iris()));
  await serve(owner.ctx, 'cached', { ...(await iris()), certificate: quick }, { cacheTtlS: 60 });
}, 120_000);
afterAll(async () => {
  await door.close();
  ownModelHosts().stop();
  await followChanges().stop();
});

let caller: Awaited<ReturnType<typeof makePerson>>;
let key: { id: string; key: string };
beforeEach(async () => {
  caller = await makePerson('admin');
  key = await keyOf(caller.ctx, { limit: 'none', scopes: ['predict', 'batch', 'billing', 'usage:read'] });
});

type Operation = Parameters<typeof callOperation>[1];
const as = (operation: Operation, call: OperationCall = {}) =>
  callOperation(door.url, operation, { key: key.key, ...call });
const ask = (rows: number, model = 'iris') =>
  as(predictOperation, { body: { model, inputs: Array.from({ length: rows }, () => setosa) } });
const cap = (maxUnits: number, more: Partial<SetQuota> = {}) =>
  setQuota(caller.ctx, { scope: 'account', maxUnits, isHard: true, ...more });
const codeOf = (answer: { body: unknown }) => (answer.body as { code?: string }).code;

describe('a call beyond a hard quota', () => {
  test('is answered 429 by a problem that names the quota, says when to come back, and is no call that is billed', async () => {
    const quota = await cap(3);
    expect((await ask(2)).status).toBe(200);
    const refused = await ask(2);
    expect(refused.status).toBe(429);
    const until = new Date(periodSpan(thisMonth()).untilMs).toISOString();
    expect(refused.body).toMatchObject({
      type: '/problems/quota-exceeded',
      code: 'quota-exceeded',
      limit: { maxUnits: 3 },
      actual: { units: 4 },
      quota: { id: quota.id, scope: 'account', maxUnits: 3, usedUnits: 2, resetsAt: until },
    });
    const retryAfterMs = Number(refused.headers.get('retry-after')) * 1000;
    expect(Math.abs(Date.parse(until) - Date.now() - retryAfterMs)).toBeLessThan(60_000);
    expect((await ask(1)).status).toBe(200);
    expect(await ledgerUnits(caller.id)).toBe(3);
    await failedCallLog().drained();
    const noted = await database()
      .db.select()
      .from(failedCalls)
      .where(and(eq(failedCalls.userId, caller.id), eq(failedCalls.code, 'quota-exceeded')));
    expect(noted).toMatchObject([{ status: 429, keyId: key.id, modelId }]);
  });

  test('is refused under the quota of its key or its model, and others of the account are not', async () => {
    const other = await keyOf(caller.ctx, { limit: 'none' });
    await cap(1, { scope: 'key', keyId: key.id });
    expect([(await ask(1)).status, codeOf(await ask(1))]).toEqual([200, 'quota-exceeded']);
    key = other;
    expect((await ask(1)).status).toBe(200);
    await cap(2, { scope: 'model', modelId });
    expect(codeOf(await ask(1))).toBe('quota-exceeded');
    expect((await ask(1, 'cached')).status).toBe(200);
  });

  test('is refused where its answer is cached, which counts as any other does', async () => {
    await cap(2);
    const same = () => as(predictOperation, { body: { model: 'cached', input: virginica } });
    expect([(await same()).body, (await same()).body]).toMatchObject([{ cached: false }, { cached: true }]);
    expect(codeOf(await same())).toBe('quota-exceeded');
  });

  test('is answered once the quota is raised, made soft or removed, from the next call on', async () => {
    const { id } = await cap(0);
    const params = { id };
    expect(codeOf(await ask(1))).toBe('quota-exceeded');
    expect((await as(quotaOperations.change, { params, body: { maxUnits: 1 } })).status).toBe(200);
    expect([(await ask(1)).status, (await ask(1)).status]).toEqual([200, 429]);
    expect((await as(quotaOperations.change, { params, body: { isHard: false } })).status).toBe(200);
    expect((await ask(1)).status).toBe(200);
    expect((await as(quotaOperations.change, { params, body: { isHard: true } })).status).toBe(200);
    expect((await ask(1)).status).toBe(429);
    expect((await as(quotaOperations.remove, { params })).status).toBe(204);
    expect((await ask(1)).status).toBe(200);
  });

  test('that comes again under an id that was fixed before is answered, as it is counted already', async () => {
    await cap(1);
    const again = { ...caller.ctx, predictionId: newId('prediction') };
    const call = () => predict(again, { model: 'iris', input: setosa }, performance.now());
    const first = await call();
    expect((await call()).predictionsJson).toBe(first.predictionsJson);
    expect(codeOf(await ask(1))).toBe('quota-exceeded');
    expect(await ledgerUnits(caller.id)).toBe(1);
  });
});

describe('a used-up quota is told', () => {
  beforeEach(async () => {
    await cap(0);
  });

  test('in the form of the Open Inference Protocol', async () => {
    const inputs = [{ name: 'sepal_length', shape: [1, 1], datatype: 'FP32', data: [5.1] }];
    const tensors = Object.entries(setosa).map(([name, value]) => ({ ...inputs[0], name, data: [value] }));
    const refused = await as(oipOperations.infer, { params: { model: 'iris' }, body: { inputs: tensors } });
    expect(refused).toMatchObject({ status: 429, body: { error: expect.stringContaining('at most 0 units') } });
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  });

  test('to MLflow’s form of a call', async () => {
    const body = { dataframe_records: [setosa] };
    const refused = await as(predictOperations.invocations, { params: { slug: 'iris' }, body });
    expect([refused.status, codeOf(refused)]).toEqual([429, 'quota-exceeded']);
  });

  test('before a stream begins', async () => {
    const refused = await fetch(`${door.url}/api/v1/models/iris/predict-stream`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify(setosa)}\n`,
    });
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'quota-exceeded', quota: { scope: 'account' } });
  });

  test('when a call is to be put off, and when a batch job is to begin', async () => {
    const later = await as(predictOperation, {
      body: { model: 'iris', input: setosa },
      headers: { prefer: 'respond-async' },
    });
    expect([later.status, codeOf(later)]).toEqual([429, 'quota-exceeded']);
    const form = new FormData();
    form.append('model', 'iris');
    form.append('file', new Blob([`${JSON.stringify(setosa)}\n`]), 'rows.jsonl');
    const job = await as(batchUploadOperation, { body: form });
    expect([job.status, codeOf(job)]).toEqual([429, 'quota-exceeded']);
  });
});

test('a stream ends with the error where a chunk does not fit, and what was answered before is billed', async () => {
  await cap(5);
  const stream = async (lines: number) => {
    const answer = await fetch(`${door.url}/api/v1/models/iris/predict-stream`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key.key}`, 'content-type': 'application/x-ndjson' },
      body: `${JSON.stringify(virginica)}\n`.repeat(lines),
    });
    const answered = (await answer.text()).trim().split('\n');
    return answered.map((line): { prediction?: object; error?: { code: string } } => JSON.parse(line));
  };
  expect((await stream(2)).map((line) => line.prediction !== undefined)).toEqual([true, true]);
  expect((await stream(4)).at(-1)).toMatchObject({ error: { code: 'quota-exceeded' } });
  expect(await ledgerUnits(caller.id)).toBe(2);
});

test('a call that was put off before the quota was used up fails with it, and is not billed', async () => {
  await cap(1);
  const id = await startAsyncPrediction(caller.ctx, { model: 'iris', input: setosa }, performance.now());
  expect((await ask(1)).status).toBe(200);
  await runAsyncPrediction(ctxOf({ kind: 'system' }), { id });
  expect(await rowOf(id)).toMatchObject({
    status: 'failed',
    answer: null,
    problem: { code: 'quota-exceeded', status: 429, quota: { maxUnits: 1, usedUnits: 1 } },
  });
  expect(await ledgerUnits(caller.id)).toBe(1);
});

test('a batch job fails with the part that does not fit, and is billed nothing for it', async () => {
  await cap(3);
  const header = Object.keys(setosa).join(',');
  const rows = `${header}\n${`${Object.values(setosa).join(',')}\n`.repeat(4)}`;
  const job = await score(caller.ctx, { model: 'iris' }, rows);
  expect(job).toMatchObject({ status: 'failed', problem: expect.stringContaining('this call needs 4 units') });
  expect(await billed(job.id)).toEqual([]);
  expect(await ledgerUnits(caller.id)).toBe(0);
});
