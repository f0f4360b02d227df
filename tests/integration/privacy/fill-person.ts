import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { sql } from 'drizzle-orm';
import { database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import {
  credits,
  customers,
  invoiceLines,
  invoices,
  planAssignments,
  stripeCheckouts,
  stripeEvents,
  stripeMeterEvents,
} from '#db/schema/billing';
import {
  asyncPredictions,
  idempotencyKeys,
  webhookAttempts,
  webhookEndpoints,
  webhookMessages,
} from '#db/schema/clients';
import {
  apiKeys,
  mailMessages,
  oneTimeLinks,
  providerAccounts,
  recoveryCodes,
  refreshTokens,
  sessions,
} from '#db/schema/people';
import { consents, erasures, personalExports } from '#db/schema/privacy';
import { aliasChanges, modelShares, models, versionAssets, versions } from '#db/schema/registry';
import {
  datasets,
  datasetVersions,
  experiments,
  runs,
  runVersions,
  scheduleFirings,
  schedules,
} from '#db/schema/training';
import { failedCalls, keptFiles, predictions, quotaNotices, quotas, usageHours } from '#db/schema/usage';
import { recordAudit } from '#lib/audit/record-audit';
import { newId } from '#lib/ids';
import { enqueue, queuesReady } from '#lib/queue/queue';
import { storage } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { fillRow } from '#tests/integration/privacy/fill-row';

export type Filled = Awaited<ReturnType<typeof fillPerson>>;

/** A person with something in every table, file and job there is; the marker in each text. */
export async function fillPerson(marker: string) {
  const { db } = database();
  const email = `${marker}@example.org`.toLowerCase();
  const person = await makePerson('engineer', { email, name: `${marker} Lovelace`, totpSecret: `${marker} sealed` });
  const userId = person.id;
  const hash = () => randomBytes(32);
  const file = async (of: string) => (await storage().put(Readable.from([`${marker} in ${of}`]))).sha256;
  const id = {
    keyId: newId('key'),
    modelId: newId('model'),
    versionId: newId('version'),
    datasetId: newId('dataset'),
    datasetVersionId: newId('datasetVersion'),
    experimentId: newId('experiment'),
    runId: newId('run'),
    jobId: newId('batchJob'),
    scheduleId: newId('schedule'),
    endpointId: newId('webhookEndpoint'),
    messageId: newId('webhookMessage'),
    predictionId: newId('prediction'),
    asyncId: newId('prediction'),
    quotaId: newId('quota'),
    invoiceId: newId('invoice'),
    sessionId: newId('session'),
    erasureId: newId('erasure'),
    stripeEventId: newId('request'),
  };
  const { keyId, modelId, versionId, runId, jobId, predictionId, invoiceId } = id;
  const fill = (table: Parameters<typeof fillRow>[0], given: Record<string, unknown> = {}) =>
    fillRow(table, marker, given);

  await fill(apiKeys, { id: keyId, userId, hash: hash(), scopes: ['predict'] });
  await fill(sessions, { id: id.sessionId, userId });
  await fill(refreshTokens, { hash: hash(), sessionId: id.sessionId });
  await fill(recoveryCodes, { userId, hash: hash() });
  await fill(providerAccounts, { userId, provider: `p ${marker}`, providerAccountId: marker });
  await fill(oneTimeLinks, { id: `lnk_${marker}`, hash: hash(), userId, email, createdBy: userId });
  await fill(mailMessages, { id: newId('mailMessage'), to: email });
  await fill(consents, {
    id: newId('consent'),
    userId,
    purpose: 'product-news',
    wording: '2026-11-22',
    withdrawnAt: null,
  });
  await fill(models, { id: modelId, slug: marker.toLowerCase(), ownerId: userId, deletedAt: null });
  await fill(versions, {
    id: versionId,
    modelId,
    createdBy: userId,
    artifactSha256: await file('artifact'),
    graphSha256: await file('graph'),
  });
  await fill(versionAssets, { versionId, sha256: await file('asset') });
  await fill(aliasChanges, { id: newId('aliasChange'), modelId, versionId, changedBy: userId });
  await fill(modelShares, { modelId, userId });
  await fill(datasets, { id: id.datasetId, ownerId: userId, deletedAt: null });
  const datasetVersionId = id.datasetVersionId;
  const { datasetId } = id;
  await fill(datasetVersions, {
    id: datasetVersionId,
    datasetId,
    createdBy: userId,
    fileSha256: await file('data set'),
  });
  await fill(experiments, { id: id.experimentId, ownerId: userId });
  const ofRun = { id: runId, ownerId: userId, datasetVersionId, experimentId: id.experimentId };
  await fill(runs, { ...ofRun, packageSha256: await file('package') });
  await fill(runVersions, { versionId, runId });
  await fill(schedules, { id: id.scheduleId, ownerId: userId, enabled: false });
  await fill(scheduleFirings, { id: newId('scheduleFiring'), scheduleId: id.scheduleId });
  await fill(batchJobs, { id: jobId, ownerId: userId, modelId, versionId, inputSha256: await file('batch input') });
  await fill(batchParts, { jobId, sha256: await file('batch output') });
  const call = { userId, keyId, modelId, versionId };
  await fill(predictions, { ...call, id: predictionId, seq: undefined, subject: `${marker} subject` });
  await fill(keptFiles, { predictionId, sha256: await file('kept file') });
  await fill(failedCalls, { ...call, id: newId('failedCall') });
  await fill(asyncPredictions, { ...call, id: id.asyncId, fileSha256: await file('asynchronous call') });
  await fill(idempotencyKeys, { userId, predictionId });
  await fill(usageHours, { ...call, period: '2026-10' });
  await fill(quotas, { id: id.quotaId, userId, keyId, modelId });
  await fill(quotaNotices, { quotaId: id.quotaId });
  await fill(webhookEndpoints, { id: id.endpointId, userId });
  await fill(webhookMessages, { id: id.messageId, endpointId: id.endpointId });
  await fill(webhookAttempts, { messageId: id.messageId });
  await fill(customers, { userId, stripeCustomerId: `cus_${marker}` });
  const planId = 'free';
  await fill(planAssignments, { userId, fromPeriod: '2026-10', planId, by: userId });
  const buyer = { name: marker, address: marker, country: 'DE', taxId: marker, email };
  const seller = { name: 'Seller' };
  const texts = {
    planId,
    planName: 'Free',
    currency: 'EUR',
    number: null,
    period: '2026-10',
    seller,
    buyer,
    paidBy: marker,
  };
  await fill(invoices, { id: invoiceId, userId, ...texts });
  await fill(invoiceLines, { id: newId('invoiceLine'), invoiceId, modelId });
  await db.execute(sql`update invoices set status = 'open', number = ${`F ${invoiceId}`} where id = ${invoiceId}`);
  await fill(credits, { id: newId('credit'), userId, invoiceId });
  await fill(stripeEvents, {
    id: id.stripeEventId,
    type: 'customer.updated',
    body: { customer: `cus_${marker}`, email },
    problem: marker,
  });
  await fill(stripeMeterEvents, { identifier: newId('request'), userId, problem: null });
  await fill(stripeCheckouts, { sessionId: newId('request'), invoiceId });
  await fill(personalExports, { id: newId('personalExport'), userId, sha256: await file('export') });
  await fill(erasures, {
    id: newId('erasure'),
    userId,
    status: 'canceled',
    subjectHash: null,
    certificate: null,
  });
  await recordAudit(db, {
    actor: person.ctx.actor,
    action: 'updateProfile',
    target: { said: marker },
    address: marker,
    requestId: marker,
  });
  // Nobody was known yet when somebody did these in their name; the later names are those of older entries.
  for (const name of ['userId', 'personId', 'id']) {
    const entry = { action: 'resetPassword', target: { [name]: userId }, address: marker, requestId: marker };
    await recordAudit(db, { actor: { kind: 'anonymous' }, ...entry });
  }
  await queuesReady();
  await enqueue(db, 'run-batch-job', { batchJobId: jobId });
  await enqueue(db, 'handle-stripe-event', { id: id.stripeEventId });
  await quoteInJobs(jobId, marker);
  await quoteInJobs(id.stripeEventId, marker);
  return { ...person, ...id };
}

/** As if a try of the jobs that speak of the id had failed, and quoted what it was about. */
export async function quoteInJobs(id: string, marker: string): Promise<void> {
  await database().db.execute(sql`update pgboss.job set output = ${JSON.stringify({ said: marker })}::jsonb
    where exists (select from jsonb_each_text(data) as said where said.value = ${id})`);
}
