import { createHash } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { eq, getTableName } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import * as cancelRoute from '#app/api/v1/batch-jobs/[id]/cancel/route.ts';
import * as outputRoute from '#app/api/v1/batch-jobs/[id]/output/route.ts';
import * as jobRoute from '#app/api/v1/batch-jobs/[id]/route.ts';
import * as jobsRoute from '#app/api/v1/batch-jobs/route.ts';
import { database } from '#db/client';
import { batchJobs, batchParts } from '#db/schema/batch';
import { datasets, datasetVersions } from '#db/schema/training';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { detailsQuery } from '#lib/batch/batch-job-details';
import { batchJobsVisibleTo } from '#lib/batch/visible-batch-job';
import { newId } from '#lib/ids';
import { storage } from '#lib/storage/storage';
import { namingColumns } from '#lib/storage/unused-files';
import { modelStats } from '#lib/usage/model-stats';
import { makePerson } from '#tests/integration/auth/people';
import { billed, score, work } from '#tests/integration/batch/jobs';
import { serve } from '#tests/integration/predict/served';
import { addAnswered, planOf } from '#tests/integration/usage/calls';
import { linearRegression } from '#tests/support/onnx-fixtures';

type Person = Awaited<ReturnType<typeof makePerson>>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

const rows = 'feature_1,feature_2,feature_3\n1,2,3\n';
let owner: Person;
let key: string;
let strangersKey: string;
let adminsKey: string;
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  owner = await makePerson('engineer');
  key = await keyOf(owner);
  strangersKey = await keyOf(await makePerson('engineer'));
  adminsKey = await keyOf(await makePerson('admin'));
  served = await serve(owner.ctx, 'line', { bytes: linearRegression() });
});

const keyOf = async ({ ctx }: Person) =>
  (await createApiKey(ctx, { name: 'test', scopes: usableScopes(ctx.actor), limit: 'plan', expiresAt: null })).key;

async function call(handler: Handler, params: Record<string, string>, init: RequestInit & { as?: string } = {}) {
  const { as = key, ...rest } = init;
  const headers = { authorization: `Bearer ${as}`, ...rest.headers };
  const answer = await handler(new Request('http://localhost:3000/x', { ...rest, headers }), {
    params: Promise.resolve(params),
  });
  const body = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json');
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(body) : body };
}

function upload(fields: Record<string, string>, content = rows, as = key) {
  const form = new FormData();
  // Before its fields, as a browser may send it.
  form.append('file', new Blob([content]), 'C:\\data\\my flowers, März.csv');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return call(jobsRoute.POST, {}, { method: 'POST', body: form, as });
}

test('a file goes from its upload to its answers', async () => {
  const created = await upload({ model: 'line', version: '1', alias: '' });
  expect(created).toMatchObject({
    status: 202,
    body: { status: 'queued', version: 1, inputName: 'my flowers, März.csv', format: 'csv', rowsPerSecond: null },
  });
  const { id } = created.body;
  const early = await call(outputRoute.GET, { id });
  expect(early).toMatchObject({ status: 409, body: { detail: expect.stringContaining('Wait until it is') } });

  await work(id);
  expect((await call(jobRoute.GET, { id })).body).toMatchObject({ status: 'succeeded', doneRows: 1 });
  const output = await call(outputRoute.GET, { id });
  expect(output.body).toBe('feature_1,feature_2,feature_3,value,error\n1,2,3,14.5,\n');
  expect(output.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(output.headers.get('content-length')).toBe(String(output.body.length));
  expect(output.headers.get('content-disposition')).toBe(
    `attachment; filename="my flowers_ M_rz-line-v1.csv"; filename*=UTF-8''my%20flowers%2C%20M%C3%A4rz-line-v1.csv`,
  );
  expect(await call(cancelRoute.POST, { id }, { method: 'POST' })).toMatchObject({ status: 409 });
});

test('a job that waits can be canceled', async () => {
  const { id } = (await upload({ model: 'line' })).body;
  expect(await call(cancelRoute.POST, { id }, { method: 'POST' })).toMatchObject({
    status: 200,
    body: { status: 'canceled' },
  });
});

test('a call that names no model, an unknown one, or two versions leaves no job and no file', async () => {
  expect(await upload({})).toMatchObject({ status: 422, body: { errors: [{ pointer: '/model' }] } });
  expect(await upload({ model: 'nothing' })).toMatchObject({ status: 404 });
  expect(await upload({ model: 'line', version: '1', alias: 'production' })).toMatchObject({ status: 422 });
  const content = `${rows}9,9,9\n`;
  expect(await upload({ model: 'nothing' }, content)).toMatchObject({ status: 404 });
  const jobs = await database().db.select().from(batchJobs).where(eq(batchJobs.inputBytes, content.length));
  expect(jobs).toEqual([]);
});

test('a file cut short on its way, or another than was announced, leaves no job', async () => {
  const sha256 = createHash('sha256').update(rows).digest('hex');
  const before = await database().db.$count(batchJobs);
  const short = await upload({ model: 'line', sizeBytes: String(rows.length + 1) });
  expect(short).toMatchObject({
    status: 400,
    body: { detail: expect.stringContaining(`${rows.length} bytes instead`) },
  });
  expect(await upload({ model: 'line', sha256: sha256.replace(/^./, (c) => (c === '0' ? '1' : '0')) })).toMatchObject({
    status: 400,
  });
  expect(await upload({ model: 'line', sha256: 'x' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/sha256' }] },
  });
  expect(await database().db.$count(batchJobs)).toBe(before);
  expect(await upload({ model: 'line', sha256, sizeBytes: String(rows.length) })).toMatchObject({ status: 202 });
});

describe('a job that is deleted', () => {
  const isStored = (sha256: string) =>
    storage()
      .localPath(sha256)
      .then(
        () => true,
        () => false,
      );
  const partsOf = async (id: string) =>
    (await database().db.select().from(batchParts).where(eq(batchParts.jobId, id))).map(({ sha256 }) => sha256);
  const remove = (id: string, as = key) => call(jobRoute.DELETE, { id }, { method: 'DELETE', as });

  test('is gone with its input and output, and stays in the ledger', async () => {
    const { id, inputSha256 } = await score(owner.ctx, { model: 'line' }, `${rows}7,8,9\n`);
    const files = [inputSha256, ...(await partsOf(id))];
    expect(files.length).toBe(2);
    expect(await remove(id, strangersKey)).toMatchObject({ status: 404 });
    expect(await Promise.all(files.map(isStored))).toEqual([true, true]);
    expect(await remove(id)).toMatchObject({ status: 204 });
    expect(await call(jobRoute.GET, { id })).toMatchObject({ status: 404 });
    expect(await Promise.all(files.map(isStored))).toEqual([false, false]);
    expect(await partsOf(id)).toEqual([]);
    expect(await billed(id)).toMatchObject([{ units: 2 }]);
  });

  test('leaves files that another job or a data set names, and those that came again since', async () => {
    const content = `${rows}8,8,8\n`;
    const first = await score(owner.ctx, { model: 'line' }, content);
    const second = await score(owner.ctx, { model: 'line' }, content);
    const [part] = await partsOf(first.id);
    expect(await partsOf(second.id)).toEqual([part]);
    await remove(first.id);
    expect(await Promise.all([first.inputSha256, part!].map(isStored))).toEqual([true, true]);
    await storage().put(Readable.from([Buffer.from(content)]));
    await remove(second.id);
    expect(await Promise.all([first.inputSha256, part!].map(isStored))).toEqual([true, false]);
  });

  test('takes a file that it shared with a later job which was deleted before it', async () => {
    const content = `${rows}9,9,9\n`;
    const first = await score(owner.ctx, { model: 'line' }, content);
    const second = await score(owner.ctx, { model: 'line' }, content);
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    await database()
      .db.update(batchJobs)
      .set({ finishedAt: minutesAgo(30) })
      .where(eq(batchJobs.id, first.id));
    const files = [first.inputSha256, ...(await partsOf(first.id))];
    for (const sha256 of files) await utimes(await storage().localPath(sha256), minutesAgo(20), minutesAgo(20));
    await remove(second.id);
    expect(await Promise.all(files.map(isStored))).toEqual([true, true]);
    await remove(first.id);
    expect(await Promise.all(files.map(isStored))).toEqual([false, false]);
  });

  test('has to be over', async () => {
    const { id } = (await upload({ model: 'line' })).body;
    expect(await remove(id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Cancel it first') },
    });
    await call(cancelRoute.POST, { id }, { method: 'POST' });
    expect(await remove(id)).toMatchObject({ status: 204 });
  });

  test('asks every table that names a file', async () => {
    const found = await database().sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name like '%sha256' order by name`;
    const asked = namingColumns.map((column) => `${getTableName(column.table)}.${column.name}`);
    expect(found.map(({ name }) => name)).toEqual(asked.sort());
  });
});

test('jobs of others do not exist, but for an admin; lists go page by page', async () => {
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) ids.unshift((await upload({ model: 'line' })).body.id);
  const id = ids[0]!;
  for (const [handler, method] of [
    [jobRoute.GET, 'GET'],
    [outputRoute.GET, 'GET'],
    [cancelRoute.POST, 'POST'],
  ] as const) {
    expect(await call(handler, { id }, { method, as: strangersKey })).toMatchObject({ status: 404 });
  }
  expect((await call(jobsRoute.GET, {}, { as: strangersKey })).body).toEqual({ data: [], nextCursor: null });
  expect(await call(jobRoute.GET, { id }, { as: adminsKey })).toMatchObject({ status: 200, body: { id } });

  const page = async (query: string) => {
    const request = new Request(`http://localhost:3000/x?${query}`, { headers: { authorization: `Bearer ${key}` } });
    return (await jobsRoute.GET(request, { params: Promise.resolve({}) })).json();
  };
  const first = await page('limit=2');
  expect(first.data.map((job: { id: string }) => job.id)).toEqual(ids.slice(0, 2));
  expect((await page(`limit=1&cursor=${first.nextCursor}`)).data[0].id).toBe(ids[2]);
});

test('a version of a data set can be scored instead of a file', async () => {
  const { db } = database();
  const datasetId = newId('dataset');
  await db.insert(datasets).values({ id: datasetId, name: 'Rows', ownerId: owner.id });
  for (const number of [1, 2]) {
    const { sha256, sizeBytes } = await storage().put(Readable.from([Buffer.from(rows.replace('1,2', `${number},2`))]));
    const file = { fileSha256: sha256, fileName: 'rows.csv', sizeBytes };
    await db
      .insert(datasetVersions)
      .values({ id: newId('datasetVersion'), datasetId, number, status: 'ready', ...file, createdBy: owner.id });
  }
  const send = (body: object, as = key) => {
    const headers = { 'content-type': 'application/json' };
    return call(jobsRoute.POST, {}, { method: 'POST', body: JSON.stringify(body), headers, as });
  };
  const newest = await send({ model: 'line', dataset: datasetId });
  const older = await send({ model: 'line', dataset: datasetId, datasetVersion: 1 });
  for (const { body } of [newest, older]) await work(body.id);
  expect((await call(outputRoute.GET, { id: newest.body.id })).body).toContain('\n2,2,3,15.5,\n');
  expect((await call(outputRoute.GET, { id: older.body.id })).body).toContain('\n1,2,3,14.5,\n');
  expect(await send({ model: 'line', dataset: datasetId }, strangersKey)).toMatchObject({ status: 404 });
});

test('rows of a job count in the numbers of their model, and their time in nobody’s latency', async () => {
  const { modelId, versionId } = served;
  const call = { atMs: Date.now(), userId: owner.id, modelId, versionId, latencyMs: 7 };
  await addAnswered([call]);
  const { id } = await score(owner.ctx, { model: 'line' }, `${rows}4,5,6\n`);
  const [part] = await billed(id);
  await database().sql`update predictions set latency_ms = 60000 where id = ${part!.id}`;
  const stats = await modelStats(owner.ctx, { slug: 'line' });
  const ledger = await database().sql`select count(*)::int as n, sum(units)::int as units from predictions`;
  expect(stats).toMatchObject({
    predictions: ledger[0]!.n,
    units: ledger[0]!.units,
    latencyMs: { p50: 7, p95: 7, p99: 7 },
  });
});

test('a list of one’s own jobs reads no one else’s', async () => {
  const { db, sql } = database();
  const [like] = await db.select().from(batchJobs).where(eq(batchJobs.ownerId, owner.id)).limit(1);
  const other = await makePerson('engineer');
  await sql`
    insert into batch_jobs (id, owner_id, model_id, version_id, status, format, input_sha256, input_name, input_bytes)
    select 'job_00000000' || lpad(n::text, 18, '0'), ${other.id}, ${like!.modelId}, ${like!.versionId}, 'succeeded', 'csv',
      'x', 'x', 1 from generate_series(1, 5000) as n`;
  const query = detailsQuery(owner.ctx, batchJobsVisibleTo(owner.ctx.actor), 5).toSQL();
  const read = (await planOf(query)).filter((node) => node['Relation Name'] === 'batch_jobs');
  expect(read.length).toBeGreaterThan(0);
  for (const node of read) expect(node['Actual Rows']).toBeLessThanOrEqual(5);
  expect(read.map((node) => node['Node Type'])).not.toContain('Seq Scan');
});
