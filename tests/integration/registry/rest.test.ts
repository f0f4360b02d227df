import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as healthRoute from '#app/api/health/route.ts';
import * as keyRoute from '#app/api/v1/keys/[id]/route.ts';
import * as keysRoute from '#app/api/v1/keys/route.ts';
import * as aliasRoute from '#app/api/v1/models/[slug]/aliases/[name]/route.ts';
import * as modelRoute from '#app/api/v1/models/[slug]/route.ts';
import * as statsRoute from '#app/api/v1/models/[slug]/stats/route.ts';
import * as versionRoute from '#app/api/v1/models/[slug]/versions/[number]/route.ts';
import * as versionsRoute from '#app/api/v1/models/[slug]/versions/route.ts';
import * as modelsRoute from '#app/api/v1/models/route.ts';
import * as predictionRoute from '#app/api/v1/predictions/[id]/route.ts';
import * as predictionsRoute from '#app/api/v1/predictions/route.ts';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import { nodeHandler } from '#lib/http/node-handler';
import { publishOperation } from '#lib/http/publish-operation';
import { quarantineVersion } from '#lib/registry/quarantine-version';
import { storageFolder } from '#lib/storage/storage';
import { makePerson } from '#tests/integration/auth/people';
import { freshSlug, systemCtx } from '#tests/integration/registry/published';
import { addAnswered } from '#tests/integration/usage/calls';
import { linearRegression } from '#tests/support/onnx-fixtures';

type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
let strangersKey: string;
beforeAll(async () => {
  owner = await makePerson('engineer');
  key = await keyOf(owner);
  strangersKey = await keyOf(await makePerson('engineer'));
});

const keyOf = async ({ ctx }: typeof owner) =>
  (await createApiKey(ctx, { name: 'test', scopes: usableScopes(ctx.actor), limit: 'plan', expiresAt: null })).key;

async function call(handler: Handler, params: Params, init: RequestInit & { query?: string; as?: string } = {}) {
  const { query = '', as = key, ...rest } = init;
  const request = new Request(`http://localhost:3000/x${query}`, {
    ...rest,
    headers: { authorization: `Bearer ${as}`, ...rest.headers },
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    body: text === '' ? null : JSON.parse(text),
  };
}

const send = (method: string, body: unknown): RequestInit => ({
  method,
  body: JSON.stringify(body),
  headers: { 'content-type': 'application/json' },
});

async function newModel(): Promise<string> {
  const slug = freshSlug();
  expect((await call(modelsRoute.POST, {}, send('POST', { slug }))).status).toBe(201);
  return slug;
}

function upload(slug: string, parts: Record<string, string | Blob>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, name === 'file' ? 'C:\\models\\model.onnx' : 'blob');
  }
  return call(versionsRoute.POST, { slug }, { method: 'POST', body: form });
}

const versionsOf = async (slug: string) => (await call(versionsRoute.GET, { slug })).body.data;
const sha256Of = (content: Uint8Array | string) => createHash('sha256').update(content).digest('hex');

async function partsLeft(): Promise<string[]> {
  return readdir(`${storageFolder()}/incoming`).catch(() => []);
}

test('a model goes from its creation to an alias, and away', async () => {
  const slug = freshSlug();
  const created = await call(modelsRoute.POST, {}, send('POST', { slug, name: 'My model' }));
  expect(created).toMatchObject({
    status: 201,
    body: { slug, name: 'My model', visibility: 'private', mayChange: true },
  });
  const file = new Blob([new Uint8Array(linearRegression())]);
  const sha256 = sha256Of(linearRegression());
  const published = await upload(slug, { file, notes: 'by hand', sha256 });
  expect(published).toMatchObject({
    status: 202,
    body: { number: 1, status: 'validating', notes: 'by hand', sha256, fileName: 'model.onnx' },
  });
  const early = await call(aliasRoute.PUT, { slug, name: 'production' }, send('PUT', { version: 1 }));
  expect(early).toMatchObject({ status: 409, type: 'application/problem+json' });
  await quarantineVersion(systemCtx(), { versionId: published.body.id });
  const version = await call(versionRoute.GET, { slug, number: '1' });
  expect(version).toMatchObject({ status: 200, body: { status: 'ready', certificate: { batchable: true } } });
  const pointed = await call(aliasRoute.PUT, { slug, name: 'production' }, send('PUT', { version: 1 }));
  expect(pointed).toMatchObject({ status: 200, body: { alias: 'production', version: 1 } });
  const history = await call(aliasRoute.GET, { slug, name: 'production' });
  expect(history).toMatchObject({ status: 200, body: { data: [{ version: 1 }], nextCursor: null } });
  const renamed = await call(modelRoute.PATCH, { slug }, send('PATCH', { name: 'Renamed' }));
  expect(renamed).toMatchObject({ status: 200, body: { name: 'Renamed', productionVersion: 1 } });
  expect((await call(modelsRoute.GET, {}, { query: `?q=Renamed` })).body.data).toMatchObject([{ slug }]);
  expect((await call(modelRoute.DELETE, { slug }, { method: 'DELETE' })).status).toBe(204);
  expect((await call(modelRoute.GET, { slug })).status).toBe(404);
});

test('the fields of an upload count wherever they stand, and say which of them is wrong', async () => {
  const slug = await newModel();
  const manifest = { task: 'regression', features: ['a', 'b', 'c'].map((name) => ({ name, type: 'number' })) };
  const file = new Blob([new Uint8Array(linearRegression())]);
  const json = new Blob([JSON.stringify(manifest)], { type: 'application/json' });
  expect((await upload(slug, { manifest: JSON.stringify(manifest), file })).status).toBe(202);
  expect((await upload(slug, { file, manifest: json, notes: '', sha256: '' })).status).toBe(202);
  const broken = { task: 'regression', features: [{ name: 'a', type: 'odd' }] };
  const wrong = await upload(slug, { file, manifest: JSON.stringify(broken) });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/manifest/features/0/type' }] } });
  expect(await upload(slug, { file, manifest: '{' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/manifest' }] },
  });
  expect(await upload(slug, { file, sha256: 'abc' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/sha256' }] },
  });
  expect(await upload(slug, { file, sha256: sha256Of('other') })).toMatchObject({ status: 400 });
  expect(await upload(slug, { notes: 'no file' })).toMatchObject({ status: 422 });
  expect(await upload(slug, { file: new Blob([]) })).toMatchObject({
    status: 422,
    body: { detail: expect.stringContaining('0 bytes') },
  });
  expect(await versionsOf(slug)).toHaveLength(2);
  expect(await partsLeft()).toEqual([]);
});

test('a second file, another type and a missing boundary are refused', async () => {
  const slug = await newModel();
  const form = new FormData();
  form.append('file', new Blob(['a']), 'a.onnx');
  form.append('file', new Blob(['b']), 'b.onnx');
  expect((await call(versionsRoute.POST, { slug }, { method: 'POST', body: form })).status).toBe(422);
  expect((await call(versionsRoute.POST, { slug }, send('POST', {}))).status).toBe(415);
  const headers = { 'content-type': 'multipart/form-data' };
  expect((await call(versionsRoute.POST, { slug }, { method: 'POST', body: 'x', headers })).status).toBe(400);
  expect(await versionsOf(slug)).toEqual([]);
});

/** A form with a file of 300,000 bytes, as it goes over the wire. */
function formBytes(): { headers: Record<string, string>; bytes: Buffer } {
  const head = '--edge\r\ncontent-disposition: form-data; name="file"; filename="model.onnx"\r\n\r\n';
  const bytes = Buffer.concat([Buffer.from(head), Buffer.alloc(300_000, 7), Buffer.from('\r\n--edge--\r\n')]);
  return { headers: { 'content-type': 'multipart/form-data; boundary=edge' }, bytes };
}

test.each([
  ['inside the file', 200_000],
  ['just before the end of the form', 300_085],
  ['before the file begins', 30],
])('a form that ends early is refused and leaves nothing: %s', async (_, length) => {
  const slug = await newModel();
  const { headers, bytes } = formBytes();
  const whole = await call(versionsRoute.POST, { slug }, { method: 'POST', headers, body: new Uint8Array(bytes) });
  expect(whole.status).toBe(202);
  const body = new Uint8Array(bytes.subarray(0, length));
  const cut = await call(versionsRoute.POST, { slug }, { method: 'POST', headers, body });
  expect(cut).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  expect(await versionsOf(slug)).toHaveLength(1);
  expect(await partsLeft()).toEqual([]);
});

test('a sender that goes away in the middle of an upload leaves nothing', async () => {
  const slug = await newModel();
  const answered: number[] = [];
  const server = createServer(async (req, res) => {
    const serve = nodeHandler(async (call) => {
      const answer = await publishOperation({ ...call, params: { slug } });
      answered.push(answer.status);
      return answer;
    });
    await serve(req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => server.close());
  const { headers, bytes } = formBytes();
  const { port } = server.address() as AddressInfo;
  const sent = request({
    port,
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${key}`, 'content-length': bytes.length },
  });
  sent.on('error', () => {});
  sent.write(bytes.subarray(0, 200_000));
  await expect.poll(partsLeft).toHaveLength(1);
  sent.destroy();
  await expect.poll(() => answered).toEqual([400]);
  expect(await partsLeft()).toEqual([]);
  expect(await versionsOf(slug)).toEqual([]);
});

test('a stranger gets 404 at every door, also in the middle of an upload', async () => {
  const slug = await newModel();
  const as = strangersKey;
  const { headers, bytes } = formBytes();
  const answers = await Promise.all([
    call(modelRoute.GET, { slug }, { as }),
    call(modelRoute.PATCH, { slug }, { ...send('PATCH', { name: 'x' }), as }),
    call(modelRoute.DELETE, { slug }, { method: 'DELETE', as }),
    call(versionsRoute.GET, { slug }, { as }),
    call(versionsRoute.POST, { slug }, { method: 'POST', headers, body: new Uint8Array(bytes), as }),
    call(versionRoute.GET, { slug, number: '1' }, { as }),
    call(aliasRoute.GET, { slug, name: 'production' }, { as }),
    call(aliasRoute.PUT, { slug, name: 'production' }, { ...send('PUT', { version: 1 }), as }),
    call(statsRoute.GET, { slug }, { as }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect(await partsLeft()).toEqual([]);
});

test('calls can be listed, opened and counted', async () => {
  const slug = await newModel();
  const model = (await call(modelRoute.GET, { slug })).body;
  const [id] = await addAnswered([
    { atMs: Date.now(), userId: owner.id, modelId: model.id, versionId: null, units: 3 },
  ]);
  const listed = await call(predictionsRoute.GET, {}, { query: `?model=${slug}&limit=1` });
  expect(listed).toMatchObject({ status: 200, body: { data: [{ id, model: slug, units: 3 }], nextCursor: null } });
  expect(await call(predictionRoute.GET, { id: id! })).toMatchObject({ status: 200, body: { id } });
  expect((await call(predictionRoute.GET, { id: id! }, { as: strangersKey })).status).toBe(404);
  expect(await call(statsRoute.GET, { slug })).toMatchObject({
    status: 200,
    body: { predictions: 1, units: 3, errors: 0 },
  });
  expect(await call(statsRoute.GET, { slug }, { query: '?since=yesterday' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/since' }] },
  });
});

test('a key is shown once, works, and is revoked', async () => {
  const wished = { name: 'ci', scopes: ['models:read'] };
  const made = await call(keysRoute.POST, {}, send('POST', wished));
  expect(made).toMatchObject({ status: 201, body: { name: 'ci', key: expect.stringMatching(/^bw_/) } });
  expect((await call(modelsRoute.GET, {}, { as: made.body.key })).status).toBe(200);
  const listed = await call(keysRoute.GET, {});
  expect(JSON.stringify(listed.body)).not.toContain(made.body.key);
  expect(listed.body.data.map(({ id }: { id: string }) => id)).toContain(made.body.id);
  expect((await call(keyRoute.DELETE, { id: made.body.id }, { method: 'DELETE' })).status).toBe(200);
  expect((await call(modelsRoute.GET, {}, { as: made.body.key })).status).toBe(401);
});

test('health says that the database answers, the version and for how long', async () => {
  expect(await call(healthRoute.GET, {})).toMatchObject({
    status: 200,
    body: { status: 'ok', version: expect.stringMatching(/^\d/), uptimeS: expect.any(Number) },
  });
});
