import { Readable } from 'node:stream';
import { eq, inArray, like } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { database } from '#db/client';
import { auditLog } from '#db/schema/audit';
import { asyncPredictions, idempotencyKeys, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { personalExports } from '#db/schema/privacy';
import { keptFiles, predictions } from '#db/schema/usage';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import type { Scope } from '#lib/auth/permissions';
import type { Operation } from '#lib/http/operation';
import { erasureOperations } from '#lib/http/operations/erasures';
import { personalExportOperations } from '#lib/http/operations/personal-exports';
import { newId } from '#lib/ids';
import { eraseOverdue } from '#lib/privacy/erasure/erase-overdue';
import { startOwnExport } from '#lib/privacy/export/start-own-export';
import { writeExport } from '#lib/privacy/export/write-export';
import { heldAboutASubject } from '#lib/privacy/held-about-a-subject';
import { eraseSubject } from '#lib/privacy/subjects/erase-subject';
import { subjectSha256 } from '#lib/privacy/subjects/subject';
import { enqueue } from '#lib/queue/queue';
import { storage } from '#lib/storage/storage';
import { ctxOf, makePerson } from '#tests/integration/auth/people';
import { startApi } from '#tests/integration/clients/api-server';
import { quoteInJobs } from '#tests/integration/privacy/fill-person';
import { fillRow } from '#tests/integration/privacy/fill-row';
import { readZip } from '#tests/integration/privacy/read-zip';
import { whereFound } from '#tests/integration/privacy/search-everything';
import { addAnswered, planOf } from '#tests/integration/usage/calls';
import { callOperation } from '#tests/support/call-operation';

const { db } = database();
const marker = 'QzPatientQz';
const subject = `${marker} / Müller 1`;
const strangers = 'QzStrangersPatientQz';
let api: Awaited<ReturnType<typeof startApi>>;
let client: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let strangersKey: string;

async function keyOf(ctx: Parameters<typeof createApiKey>[0], scopes: Scope[] = ['privacy']) {
  return (await createApiKey(ctx, { name: 'test', scopes, limit: 'plan', expiresAt: null })).key;
}

/** A call about somebody, with everything that may hang on it. */
async function addCall(userId: string, about: string, words: string) {
  const id = newId('prediction');
  await fillRow(predictions, words, {
    id,
    userId,
    modelId: 'mdl_x',
    versionId: 'ver_x',
    seq: undefined,
    subject: about,
  });
  const { sha256 } = await storage().put(Readable.from([`${words} in a file of ${id}`]));
  await fillRow(keptFiles, words, { predictionId: id, sha256 });
  await fillRow(idempotencyKeys, words, { userId, key: id, predictionId: id });
  const endpointId = newId('webhookEndpoint');
  await fillRow(webhookEndpoints, 'of the client', { id: endpointId, userId });
  await fillRow(webhookMessages, words, {
    id: newId('webhookMessage'),
    endpointId,
    body: `{"id":"${id}","said":"${words}"}`,
  });
  const ended = {
    id,
    userId,
    modelId: 'mdl_x',
    versionId: 'ver_x',
    status: 'succeeded',
    request: null,
    fileSha256: null,
  };
  await fillRow(asyncPredictions, words, ended);
  const waiting = { id: newId('prediction'), userId, modelId: 'mdl_x', versionId: 'ver_x', fileSha256: null };
  await fillRow(asyncPredictions, words, { ...waiting, request: { subject: about, said: words } });
  return id;
}

beforeAll(async () => {
  api = await startApi();
  client = await makePerson();
  key = await keyOf(client.ctx);
  const stranger = await makePerson();
  strangersKey = await keyOf(stranger.ctx);
  for (let call = 0; call < 3; call++) await addCall(client.id, subject, marker);
  await addCall(client.id, 'somebody else', 'QzOtherPatientQz');
  await addCall(stranger.id, subject, strangers);
});
afterAll(() => api.close());

const { exportSubject, startSubjectExport } = personalExportOperations;
const call = (operation: Operation, as: string) => callOperation(api.url, operation, { params: { subject }, key: as });

test('a client gets all that is held about one of its people, and of nobody else’s', async () => {
  const first = await call(exportSubject, key);
  expect(first.status).toBe(202);
  expect(Number(first.headers.get('retry-after'))).toBeGreaterThan(0);
  const { id } = first.body as { id: string };
  await writeExport(ctxOf({ kind: 'system' }), { id });
  const answer = await fetch(`${api.url}/api/v1/subjects/${encodeURIComponent(subject)}/export`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip']);
  const files = await readZip(Buffer.from(await answer.arrayBuffer()));
  expect(JSON.parse(files['data/predictions.json']!)).toHaveLength(3);
  expect(JSON.parse(files['data/async_predictions.json']!)).toHaveLength(6);
  expect(Object.keys(files).filter((name) => name.startsWith('files/kept_files/'))).toHaveLength(3);
  expect(JSON.stringify(files)).not.toMatch(/QzOtherPatientQz|QzStrangersPatientQz/);
});

test('a key without the scope does none of it, and one of another account finds nothing of it', async () => {
  const without = await keyOf(client.ctx, ['predict']);
  expect((await call(exportSubject, without)).status).toBe(403);
  expect((await call(startSubjectExport, without)).status).toBe(403);
  expect((await call(erasureOperations.eraseSubject, without)).status).toBe(403);
  const nobody = await makePerson();
  expect((await call(exportSubject, await keyOf(nobody.ctx))).status).toBe(404);
});

test('erased, nothing of the subject is anywhere; units stay, and so do others’ people of the same name', async () => {
  const before = await db.select().from(predictions).where(eq(predictions.userId, client.id));
  const { status, body } = await call(erasureOperations.eraseSubject, key);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    kind: 'subject',
    tables: {
      predictions: { deleted: 0, blanked: 3 },
      kept_files: { deleted: 3, blanked: 0 },
      async_predictions: { deleted: 6, blanked: 0 },
      idempotency_keys: { deleted: 3, blanked: 0 },
      webhook_messages: { deleted: 3, blanked: 0 },
      personal_exports: { deleted: 1, blanked: 0 },
    },
    files: 4,
  });
  const found = await whereFound(marker);
  expect(found.filter((place) => !place.includes(strangers))).toEqual([]);
  expect(found).toHaveLength(2);
  expect(await whereFound('QzOtherPatientQz')).not.toEqual([]);
  const after = await db.select().from(predictions).where(eq(predictions.userId, client.id));
  expect(after.map(({ id, units }) => ({ id, units }))).toEqual(before.map(({ id, units }) => ({ id, units })));
  const theirs = await db.select().from(predictions).where(eq(predictions.subject, subject));
  expect(theirs).toHaveLength(1);
  expect((await call(exportSubject, key)).status).toBe(404);
  expect((await call(exportSubject, strangersKey)).status).toBe(202);
  expect(
    await db
      .select()
      .from(personalExports)
      .where(inArray(personalExports.userId, [client.id])),
  ).toEqual([]);
});

test('the certificate of an erased subject is found in the audit log, by its sum and that of the name', async () => {
  const about = 'QzCertifiedQz';
  await addCall(client.id, about, 'certified');
  const { erasureId, sha256 } = await eraseSubject(client.ctx, { subject: about });
  const entries = await db.select().from(auditLog).where(eq(auditLog.action, 'eraseSubject'));
  const target = { erasureId, subjectSha256: subjectSha256(about), certificateSha256: sha256 };
  expect(entries.map((entry) => entry.target)).toContainEqual(target);
  expect(JSON.stringify(entries)).not.toContain(about);
});

test('asked for anew, an archive has what came since; the old one is handed out until then no more', async () => {
  const about = 'QzAskedAnewQz';
  const as = { params: { subject: about }, key };
  expect((await callOperation(api.url, startSubjectExport, as)).status).toBe(404);
  await addCall(client.id, about, 'first');
  const { id } = (await callOperation(api.url, exportSubject, as)).body as { id: string };
  await writeExport(ctxOf({ kind: 'system' }), { id });
  await addCall(client.id, about, 'second');
  const anew = await callOperation(api.url, startSubjectExport, as);
  expect([anew.status, anew.body]).toMatchObject([202, { status: 'waiting' }]);
  const { id: newer } = anew.body as { id: string };
  expect(newer).not.toBe(id);
  expect((await callOperation(api.url, startSubjectExport, as)).body).toMatchObject({ id: newer });
  expect(await callOperation(api.url, exportSubject, as)).toMatchObject({ status: 202, body: { id: newer } });
  await writeExport(ctxOf({ kind: 'system' }), { id: newer });
  const path = `${api.url}/api/v1/subjects/${encodeURIComponent(about)}/export`;
  const answer = await fetch(path, { headers: { authorization: `Bearer ${key}` } });
  const files = await readZip(Buffer.from(await answer.arrayBuffer()));
  expect(JSON.parse(files['data/predictions.json']!)).toHaveLength(2);
  const entries = await db.select().from(auditLog).where(eq(auditLog.action, 'startSubjectExport'));
  expect(entries.map(({ target }) => target)).toContainEqual({ id: newer, subjectSha256: subjectSha256(about) });
  expect(JSON.stringify(entries)).not.toContain(about);
});

test('a name is taken as it was sent: no pattern, no other spelling, no other form of Unicode', async () => {
  const names = [
    'QzNamedQz Müller',
    'QzNamedQz Mu\u0308ller',
    'qznamedqz müller',
    'QzNamedQz%',
    'QzNamedQz_',
    'QzNamedQz ',
  ];
  for (const name of names) await addCall(client.id, name, 'said');
  for (const [at, name] of names.entries()) {
    const erased = await callOperation(api.url, erasureOperations.eraseSubject, { params: { subject: name }, key });
    expect(erased.body, name).toMatchObject({ tables: { predictions: { deleted: 0, blanked: 1 } } });
    const left = await db
      .select({ subject: predictions.subject })
      .from(predictions)
      .where(like(predictions.subject, '%amed%'));
    expect(left.map(({ subject }) => subject).sort()).toEqual(names.slice(at + 1).sort());
  }
});

test('an archive of the whole account, made before, and what failed jobs quote, go with the subject', async () => {
  const told = 'QzArchivedQz';
  const id = await addCall(client.id, told, told);
  await enqueue(db, 'run-async-prediction', { id });
  await quoteInJobs(id, told);
  const { id: archive } = await startOwnExport(client.ctx);
  await writeExport(ctxOf({ kind: 'system' }), { id: archive });
  expect((await whereFound(told)).filter((place) => /storage|pgboss\.job:/.test(place))).toHaveLength(3);
  await eraseSubject(client.ctx, { subject: told });
  expect(await whereFound(told)).toEqual([]);
});

test('an erasure that storage broke off leaves no file behind, also where nobody asks again', async () => {
  const told = 'QzBrokenOffQz';
  await addCall(client.id, told, told);
  const failing = vi.spyOn(storage(), 'remove').mockRejectedValueOnce(new Error('storage is away'));
  await expect(eraseSubject(client.ctx, { subject: told })).rejects.toThrow('storage is away');
  failing.mockRestore();
  const filesWith = async () => (await whereFound(told)).filter((place) => place.includes('/storage/'));
  expect(await filesWith()).toHaveLength(1);
  await eraseOverdue(db, new Date(Date.now() + 2 * 3_600_000));
  expect(await filesWith()).toEqual([]);
  await eraseSubject(client.ctx, { subject: told });
  expect(await whereFound(told)).toEqual([]);
});

test('calls about a subject are found by an index, however many the client made', async () => {
  const calls = Array.from({ length: 20_000 }, (_, at) => ({
    atMs: Date.now() - at,
    userId: client.id,
    modelId: 'mdl_x',
    versionId: null,
    subject: at % 2 === 0 ? `person ${at}` : null,
  }));
  await addAnswered(calls);
  const held = heldAboutASubject.find(({ table }) => table === predictions)!;
  const query = db
    .select()
    .from(predictions)
    .where(held.rows({ userId: client.id, subject: 'person 4' }));
  const plan = await planOf(query.toSQL());
  expect(plan.map((node) => node['Index Name'])).toContain('predictions_subject');
});
