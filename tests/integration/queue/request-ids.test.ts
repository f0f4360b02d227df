import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { webhookEndpoints } from '#db/schema/clients';
import { predictions } from '#db/schema/usage';
import { batchJobOperations } from '#lib/http/operations/batch-jobs';
import { modelOperations } from '#lib/http/operations/models';
import { runOperations } from '#lib/http/operations/runs';
import { newId } from '#lib/ids';
import { log } from '#lib/log';
import { forgetQueuedJobs } from '#lib/privacy/erasure/forget-queued-jobs';
import type { JobName } from '#lib/queue/jobs';
import { enqueue } from '#lib/queue/queue';
import { type Handlers, type JobHandler, type Working, workQueues } from '#lib/queue/work-queues';
import { postponeMessage } from '#lib/webhooks/postpone-message';
import { newSecret } from '#lib/webhooks/secret';
import { sendTestEvent } from '#lib/webhooks/send-test-event';
import { makePerson } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { newModel, openJobs, systemCtx } from '#tests/integration/registry/published';
import { claims, readyDataset } from '#tests/integration/training/run-data';
import { callOperation } from '#tests/support/call-operation';
import { linearRegression } from '#tests/support/onnx-fixtures';
import { handlers } from '#workers/jobs';

const { db } = database();
const logged = vi.spyOn(log, 'info');
const seen = new Map<JobName, string[]>();
let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let door: ApiDoor;
let working: Working;

/** Does nothing but to note under which request's id it was called. */
function noting<N extends JobName>(name: N): JobHandler<N> {
  seen.set(name, []);
  return { run: async ({ requestId }) => seen.get(name)!.push(requestId), giveUp: async () => {}, atOnce: 1 };
}

beforeAll(async () => {
  owner = await makePerson('engineer');
  key = (
    await keyOf(owner.ctx, {
      scopes: ['predict', 'batch', 'models:write', 'models:read', 'training:write', 'training:read'],
    })
  ).key;
  await serve(owner.ctx, 'iris', await iris());
  door = await apiDoors['the server itself']();
  const worked: Partial<Handlers> = {
    'quarantine-version': noting('quarantine-version'),
    'train-run': noting('train-run'),
    'run-batch-job': noting('run-batch-job'),
    'run-async-prediction': handlers['run-async-prediction'],
  };
  working = await workQueues(process.env.DATABASE_URL!, db, worked);
});
afterAll(async () => {
  await working?.stop(1_000);
  await door?.close();
});

const underId = (requestId: string) => ({ key, headers: { 'x-request-id': requestId } });
const auditedUnder = (action: string, requestId: string) =>
  db
    .select({ actor: auditLog.actorKind, target: auditLog.target })
    .from(auditLog)
    .where(and(eq(auditLog.action, action), eq(auditLog.requestId, requestId)));
const linesOf = (job: string) =>
  logged.mock.calls.map(([line]) => line as object).filter((line) => 'job' in line && line.job === job);

test('the id sent with an upload is in the log and the audit entry of the job that examines it', async () => {
  const { slug } = await newModel(owner.ctx);
  const body = new FormData();
  body.set('file', new Blob([new Uint8Array(linearRegression())]), 'model.onnx');
  const sent = { ...underId('trace-upload-1'), params: { slug }, body };
  const { status } = await callOperation(door.url, modelOperations.publishVersion, sent);
  expect(status).toBe(202);
  await expect
    .poll(() => auditedUnder('quarantineVersion', 'trace-upload-1'), { timeout: 10_000 })
    .toEqual([{ actor: 'system', target: { versionId: expect.stringMatching(/^ver_/) } }]);
  expect(seen.get('quarantine-version')).toEqual(['trace-upload-1']);
  await expect.poll(() => linesOf('quarantine-version')).toMatchObject([{ requestId: 'trace-upload-1', attempt: 1 }]);
});

test('the id sent with a run is in the log and the audit entry of its job', async () => {
  const { id: dataset } = await readyDataset(owner.ctx, claims());
  const body = { dataset, target: 'fraud', algorithm: 'random-forest' };
  const { status, body: answer } = await callOperation(door.url, runOperations.start, {
    ...underId('trace-run-1'),
    body,
  });
  expect(status, JSON.stringify(answer)).toBe(202);
  await expect.poll(() => auditedUnder('trainRun', 'trace-run-1'), { timeout: 10_000 }).toHaveLength(1);
  expect(seen.get('train-run')).toEqual(['trace-run-1']);
  await expect.poll(() => linesOf('train-run')).toMatchObject([{ requestId: 'trace-run-1' }]);
});

test('the id sent with rows for a batch job is that of its job', async () => {
  const body = new FormData();
  body.set('model', 'iris');
  body.set('file', new Blob(['sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n']), 'rows.csv');
  const { status } = await callOperation(door.url, batchJobOperations.create, { ...underId('trace-batch-1'), body });
  expect(status).toBe(202);
  await expect.poll(() => seen.get('run-batch-job'), { timeout: 10_000 }).toEqual(['trace-batch-1']);
});

test('the id sent with a call that is put off is in the log of its job and in its row of the ledger', async () => {
  const response = await fetch(`${door.url}/api/predict`, {
    method: 'POST',
    body: JSON.stringify({ model: 'iris', input: setosa }),
    headers: {
      ...{ authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...{ prefer: 'respond-async', 'x-request-id': 'trace-later-1' },
    },
  });
  expect(response.status).toBe(202);
  const ledgerRow = () => db.select().from(predictions).where(eq(predictions.requestId, 'trace-later-1'));
  await expect.poll(ledgerRow, { timeout: 30_000 }).toHaveLength(1);
  await expect.poll(() => linesOf('run-async-prediction')).toMatchObject([{ requestId: 'trace-later-1' }]);
});

test('the attempts of a webhook message are asked for under the id of the request that wrote it', async () => {
  const requestId = 'trace-webhook-1';
  const endpoint = { id: newId('webhookEndpoint'), userId: owner.id, url: 'https://example.org', secret: newSecret() };
  await db.insert(webhookEndpoints).values(endpoint);
  const { id: messageId } = await sendTestEvent({ ...owner.ctx, requestId }, { id: endpoint.id });
  expect(await openJobs('deliver-webhook', { messageId, requestId })).toBe(1);
  await postponeMessage({ ...systemCtx(), requestId }, { messageId });
  expect(await openJobs('deliver-webhook', { messageId, requestId })).toBe(2);
});

test('a job that says no request, as older versions leave them, is done under an id of its own', async () => {
  const versionId = newId('version');
  await enqueue(db, 'quarantine-version', { versionId });
  await expect.poll(() => seen.get('quarantine-version')?.at(-1), { timeout: 10_000 }).toMatch(/^req_/);
});

test('a request that calls itself like somebody’s account is no job of theirs when that is erased', async () => {
  const { id: userId } = await makePerson();
  const messageId = newId('webhookMessage');
  await enqueue(db, 'deliver-webhook', { messageId }, { requestId: userId });
  await db.execute(sql`update pgboss.job set state = 'active' where data->>'messageId' = ${messageId}`);
  await forgetQueuedJobs(db, userId, 0);
  expect(await openJobs('deliver-webhook', { messageId, requestId: userId })).toBe(1);
});
