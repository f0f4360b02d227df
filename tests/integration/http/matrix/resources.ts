import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { invoiceLines, planPrices } from '#db/schema/billing';
import { asyncPredictions, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { apiKeys, oneTimeLinks, plans, users } from '#db/schema/people';
import { aliasChanges, models, versions } from '#db/schema/registry';
import { datasetVersions, runs } from '#db/schema/training';
import { keptFiles, predictions, quotas } from '#db/schema/usage';
import { makeApiKey } from '#lib/auth/api-keys/api-key';
import { beginSession } from '#lib/auth/sessions/begin-session';
import { noPrices } from '#lib/billing/plans/plan-prices';
import { newId } from '#lib/ids';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { writeInvoice } from '#tests/integration/billing/written-invoices';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { zipOf } from '#tests/integration/quarantine/zip-of';
import { newSchedule, readyDataset } from '#tests/integration/schedules/scheduled';
import type { Person } from './callers.ts';

/** What the braces of a path, or the fields of a body, are to name. */
export type Names = Record<string, string>;
/** Makes a new thing of a person's. */
export type Make = (owner: Person) => Promise<Names>;

const { db } = database();
let counter = 0;
const next = () => `made-${++counter}`;

let served: Promise<typeof versions.$inferSelect> | undefined;

/** A version that went through quarantine, for others to be copies of. */
async function servedVersion() {
  served ??= (async () => {
    const { versionId } = await serve((await makePerson('engineer')).ctx, 'copied', await iris());
    return (await db.select().from(versions).where(eq(versions.id, versionId)))[0]!;
  })();
  return served;
}

/** A private model with a version in production. */
export const model: Make = async (owner) => {
  const slug = next();
  const modelId = newId('model');
  const original = await servedVersion();
  await db.insert(models).values({ id: modelId, slug, name: slug, ownerId: owner.id, visibility: 'private' });
  const versionId = newId('version');
  await db.insert(versions).values({ ...original, id: versionId, modelId, createdBy: owner.id });
  const change = { id: newId('aliasChange'), modelId, alias: 'production', versionId, changedBy: owner.id };
  await db.insert(aliasChanges).values(change);
  return { slug, model: slug, number: '1', version: '1', name: 'production', modelId, versionId };
};

export const prediction: Make = async (owner) => {
  const { modelId, versionId } = await model(owner);
  const id = newId('prediction');
  const about = { id, createdAt: new Date(), userId: owner.id, modelId: modelId!, versionId: versionId! };
  const numbers = { units: 1, cached: false, latencyMs: 1, requestId: next() };
  await db.insert(predictions).values({ ...about, ...numbers, inputs: [setosa], outputs: [{}] });
  const { sha256, sizeBytes } = await storage().put(Readable.from([Buffer.from('a file')]));
  await db.insert(keptFiles).values({ predictionId: id, row: 0, sha256, sizeBytes, name: 'a.txt', type: 'text/plain' });
  return { id, row: '0' };
};

/** One of a client's own people, of whom something is held. */
export const subject: Make = async (owner) => {
  const { id } = await prediction(owner);
  await db.update(predictions).set({ subject: id! }).where(eq(predictions.id, id!));
  return { subject: id! };
};

export const asyncPrediction: Make = async (owner) => {
  const { modelId, versionId } = await model(owner);
  const id = newId('prediction');
  const about = { id, userId: owner.id, modelId: modelId!, versionId: versionId!, requestId: next() };
  await db.insert(asyncPredictions).values({ ...about, status: 'canceled', endedAt: new Date() });
  return { id };
};

export const batchJob: Make = async (owner) => {
  const { modelId, versionId } = await model(owner);
  const id = newId('batchJob');
  const input = await storage().put(Readable.from([await zipOf({ 'a.txt': 'a file' })]));
  const about = { id, ownerId: owner.id, modelId: modelId!, versionId: versionId!, inputName: 'files.zip' };
  const file = { format: 'files', inputSha256: input.sha256, inputBytes: input.sizeBytes } as const;
  await db.insert(batchJobs).values({ ...about, ...file, status: 'succeeded', doneRows: 1, finishedAt: new Date() });
  const { sha256, sizeBytes } = await storage().put(Readable.from([Buffer.from('{"file":"a.txt"}\n')]));
  await db.insert(batchParts).values({ jobId: id, number: 0, sha256, sizeBytes, rows: 1, failedRows: 0 });
  return { id, n: '0' };
};

export const dataset: Make = async (owner) => ({ id: await readyDataset(owner.ctx) });

export const run: Make = async (owner) => {
  const { id: datasetId } = await dataset(owner);
  const [version] = await db.select().from(datasetVersions).where(eq(datasetVersions.datasetId, datasetId!));
  const id = newId('run');
  const spec = { target: 'species', choice: { algorithm: 'decision-tree' } };
  const about = {
    id,
    ownerId: owner.id,
    datasetVersionId: version!.id,
    spec,
    status: 'failed',
    codeVersion: '1',
  } as const;
  await db.insert(runs).values({ ...about, problem: 'It was stopped.', finishedAt: new Date() });
  return { id };
};

export const schedule: Make = async (owner) => {
  const { id: datasetId } = await dataset(owner);
  const { id } = await newSchedule(owner.ctx, datasetId!);
  return { id };
};

export const webhook: Make = async (owner) => {
  const [id, messageId] = [newId('webhookEndpoint'), newId('webhookMessage')];
  await db.insert(webhookEndpoints).values({ id, userId: owner.id, url: 'https://example.com/', secret: 'whsec_AAAA' });
  await db
    .insert(webhookMessages)
    .values({ id: messageId, endpointId: id, event: 'test', body: '{}', status: 'failed' });
  return { id, messageId };
};

export const plan: Make = async () => {
  const id = next();
  await db.insert(plans).values({ id, name: id, limitPerMinute: 60, isPublic: true });
  await db.insert(planPrices).values({ planId: id, fromPeriod: '2020-01', prices: noPrices });
  return { id };
};

export const quota: Make = async (owner) => {
  const { modelId } = await model(owner);
  const id = newId('quota');
  const about = { id, userId: owner.id, scope: 'model', modelId: modelId! } as const;
  await db.insert(quotas).values({ ...about, maxUnits: 1000, isHard: true, setBy: 'customer' });
  return { id };
};

/** One that is issued, each for a month of its own. */
export const invoice: Make = async (owner) => {
  const k = ++counter;
  const period = `${1000 + Math.floor(k / 12)}-${String(1 + (k % 12)).padStart(2, '0')}`;
  return { id: await writeInvoice({ userId: owner.id, period, number: `M-${k}` }) };
};

export const adjustment: Make = async (owner) => {
  const k = ++counter;
  const period = `${1000 + Math.floor(k / 12)}-${String(1 + (k % 12)).padStart(2, '0')}`;
  const [id, lineId] = [await writeInvoice({ userId: owner.id, period }), newId('invoiceLine')];
  const amounts = { quantity: 1n, unitPrice: '-1', amountMinor: -100n };
  const line = { id: lineId, invoiceId: id, position: 9, kind: 'adjustment', description: 'Goodwill' } as const;
  await db.insert(invoiceLines).values({ ...line, ...amounts });
  return { id, lineId };
};

export const apiKey: Make = async (owner) => {
  const id = newId('key');
  const { hash, hint } = makeApiKey();
  const about = { id, userId: owner.id, name: 'theirs', limitKind: 'plan' } as const;
  await db.insert(apiKeys).values({ ...about, hash, hint, scopes: ['predict'] });
  return { id };
};

export const session: Make = async (owner) => {
  const expiresAt = new Date(Date.now() + 60_000);
  return beginSession(db, { userId: owner.id, kind: 'browser', address: null, userAgent: null, expiresAt });
};

export const invitation: Make = async ({ id: createdBy }) => {
  const id = newId('oneTimeLink');
  const about = { id, hash: randomBytes(32), purpose: 'invitation', email: `${id}@example.org`, createdBy } as const;
  await db.insert(oneTimeLinks).values({ ...about, role: 'engineer', expiresAt: new Date(Date.now() + 60_000) });
  return { id };
};

/** Somebody whom nothing else here is about. */
export const person: Make = async () => {
  const id = newId('user');
  await db.insert(users).values({ id, email: `${id}@example.org`, name: 'Somebody', role: 'engineer' });
  return { id };
};
