import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import * as datasetRoute from '#app/api/v1/datasets/[id]/route.ts';
import * as datasetsRoute from '#app/api/v1/datasets/route.ts';
import { database } from '#db/client';
import { datasetVersions } from '#db/schema/training';
import { createApiKey } from '#lib/auth/api-keys/create-api-key';
import { usableScopes } from '#lib/auth/api-keys/usable-scopes';
import type { Scope } from '#lib/auth/permissions';
import { storageFolder } from '#lib/storage/storage';
import { profileDataset } from '#lib/training/datasets/profile-dataset';
import { rejectUnprofiled } from '#lib/training/datasets/reject-unprofiled';
import { makePerson } from '#tests/integration/auth/people';
import { openJobs, systemCtx } from '#tests/integration/registry/published';

type Params = Record<string, string>;
type Handler = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;
type Person = Awaited<ReturnType<typeof makePerson>>;

let owner: Person;
let key: string;
let strangersKey: string;
let adminsKey: string;
beforeAll(async () => {
  owner = await makePerson('engineer');
  key = await keyOf(owner);
  strangersKey = await keyOf(await makePerson('engineer'));
  adminsKey = await keyOf(await makePerson('admin'));
});

const keyOf = async ({ ctx }: Person, only: readonly Scope[] = usableScopes(ctx.actor)) =>
  (await createApiKey(ctx, { name: 'test', scopes: [...only], limit: 'plan', expiresAt: null })).key;

async function call(handler: Handler, params: Params, init: RequestInit & { query?: string; as?: string } = {}) {
  const { query = '', as = key, ...rest } = init;
  const request = new Request(`http://localhost:3000/x${query}`, {
    ...rest,
    headers: { authorization: `Bearer ${as}`, ...rest.headers },
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

function upload(csv: string, fields: Record<string, string> = {}, as = key) {
  const form = new FormData();
  form.append('file', new Blob([csv]), 'C:\\data\\claims.csv');
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return call(datasetsRoute.POST, {}, { method: 'POST', body: form, as });
}

const get = (id: string, query = '', as = key) => call(datasetRoute.GET, { id }, { query, as });
const patch = (id: string, changes: unknown, as = key) =>
  call(
    datasetRoute.PATCH,
    { id },
    { method: 'PATCH', body: JSON.stringify(changes), headers: { 'content-type': 'application/json' }, as },
  );
const profile = (datasetVersionId: string) => profileDataset(systemCtx(), { datasetVersionId });

/** Uploads a file and has it looked at, as the worker does; gives the data set. */
async function ready(csv: string, fields: Record<string, string> = {}) {
  const { body } = await upload(csv, fields);
  await profile(body.latest.id);
  return (await get(body.id)).body;
}

const claims = 'age,town,fraud\n30,Delft,no\n?,Oslo,yes\n41,Delft,no\n';
const sha256Of = (content: string) => createHash('sha256').update(content).digest('hex');

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(storageFolder(), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test('a file becomes a data set under its own name, waits with one job, and is ready once looked at', async () => {
  const sent = await upload(claims, { sha256: sha256Of(claims), name: '' });
  expect(sent).toMatchObject({
    status: 202,
    body: {
      name: 'claims',
      isOwn: true,
      owner: { id: owner.id },
      latest: {
        number: 1,
        status: 'profiling',
        fileName: 'claims.csv',
        fileSha256: sha256Of(claims),
        sizeBytes: claims.length,
      },
      version: { schema: null, profile: null },
    },
  });
  const { id, latest } = sent.body;
  expect(await openJobs('profile-dataset', { datasetVersionId: latest.id })).toBe(1);
  await profile(latest.id);
  expect((await get(id)).body).toMatchObject({
    latest: { status: 'ready', rowCount: 3, columnCount: 3, target: 'fraud' },
    version: {
      schema: {
        target: 'fraud',
        columns: [
          { name: 'age', type: 'integer' },
          { name: 'town', type: 'category' },
          { name: 'fraud', type: 'category' },
        ],
      },
      profile: {
        columns: [{ name: 'age', missing: 1, min: 30, max: 41 }, {}, {}],
        sample: [['30', 'Delft', 'no'], {}, {}],
      },
    },
  });
});

test('a version is decided once, however often its job runs', async () => {
  const { id, latest } = await ready(claims);
  await rejectUnprofiled(systemCtx(), { datasetVersionId: latest.id });
  await profile(latest.id);
  expect((await get(id)).body.versions).toMatchObject([{ number: 1, status: 'ready' }]);
});

test('a file that is no table is rejected with the reason, and a server that failed says so', async () => {
  const { latest } = await ready('a,b\n1,2\n3\n');
  expect(latest).toMatchObject({ status: 'rejected', rejection: 'Line 3 has 1 field, the header has 2.' });
  expect((await ready('PK\x03\x04')).latest.rejection).toContain('Excel file');
  expect((await ready(claims, { target: 'frud' })).latest.rejection).toContain('no column "frud" to be the target');
  const unread = (await upload(claims)).body;
  await rejectUnprofiled(systemCtx(), { datasetVersionId: unread.latest.id });
  expect((await get(unread.id)).body.latest.rejection).toContain('This is no verdict on the file');
});

test('a file with characters the database cannot store is looked at all the same', async () => {
  const { latest, version } = await ready(`a,b\n${'1,x\n'.repeat(150_000)}2,y\0z\n`);
  expect(latest.status).toBe('ready');
  expect(version.profile.columns[1].top[1].value).toBe('y\uFFFDz');
});

test('what is announced wrongly, empty, or to a data set of somebody else leaves nothing', async () => {
  const { id } = await ready(claims);
  expect((await upload('one,1\n', { sha256: sha256Of('other') })).status).toBe(400);
  expect((await upload('')).body.detail).toContain('0 bytes');
  expect((await upload('two,2\n', { dataset: id }, strangersKey)).status).toBe(404);
  expect((await upload('three,3\n', { dataset: 'ds_no' })).status).toBe(404);
  expect(await upload('four,4\n', { sha256: 'abc' })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/sha256' }] },
  });
  const files = await storedFiles();
  for (const content of ['one,1\n', 'two,2\n', 'three,3\n', 'four,4\n']) expect(files).not.toContain(sha256Of(content));
  expect(files.filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a correction makes a new version of the same file, and the old one stays as it was', async () => {
  const { id, latest } = await ready(claims);
  const corrected = await patch(id, { columns: [{ name: 'age', type: 'number' }], target: 'town' });
  expect(corrected).toMatchObject({
    status: 200,
    body: { latest: { number: 2, status: 'profiling', fileSha256: latest.fileSha256 } },
  });
  await profile(corrected.body.latest.id);
  const { body } = await get(id);
  expect(body.version).toMatchObject({
    number: 2,
    status: 'ready',
    schema: { target: 'town', columns: [{ name: 'age', type: 'number' }, {}, {}] },
    profile: { columns: [{ type: 'number', inferredType: 'integer' }, {}, {}] },
  });
  expect(body.versions.map(({ number }: { number: number }) => number)).toEqual([2, 1]);
  expect((await get(id, '?version=1')).body.version).toMatchObject({ number: 1, schema: { target: 'fraud' } });
  expect((await get(id, '?version=3')).status).toBe(404);
});

test('corrections add up, hold for the next file, and make no version where they change nothing', async () => {
  const { id } = await ready(claims);
  await profile((await patch(id, { columns: [{ name: 'age', type: 'category' }] })).body.latest.id);
  await profile((await patch(id, { target: null })).body.latest.id);
  expect((await patch(id, { target: null, name: 'Renamed' })).body).toMatchObject({
    name: 'Renamed',
    latest: { number: 3 },
  });
  const next = await upload('age,town,fraud,more\n1,2,3,4\n', { dataset: id });
  expect(next.body).toMatchObject({ id, name: 'Renamed', latest: { number: 4 } });
  await profile(next.body.latest.id);
  expect((await get(id)).body.version.schema).toMatchObject({
    target: null,
    columns: [{ type: 'category' }, {}, {}, {}],
  });
});

test('a correction of what is not there names it', async () => {
  const { id } = await ready(claims);
  const wrong = await patch(id, { columns: [{ name: 'agee', type: 'number' }], target: 'frud' });
  expect(wrong).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/columns/0/name' }, { pointer: '/target', detail: 'There is no column "frud".' }] },
  });
  expect((await patch(id, {})).status).toBe(422);
  expect((await patch(id, { columns: [{ name: 'age', type: 'money' }] })).status).toBe(422);
});

test('uploads to one data set at the same time get numbers of their own, none left out', async () => {
  const { id } = await ready(claims);
  await Promise.all([1, 2, 3, 4].map((extra) => upload(`${claims}${extra},Oslo,no\n`, { dataset: id })));
  const { body } = await get(id);
  expect(body.versions.map(({ number }: { number: number }) => number)).toEqual([5, 4, 3, 2, 1]);
});

test('a data set is its owner’s and the admins’; for everybody else it does not exist', async () => {
  const { id } = await ready(claims);
  expect((await get(id, '', strangersKey)).status).toBe(404);
  expect((await patch(id, { name: 'mine' }, strangersKey)).status).toBe(404);
  expect((await call(datasetRoute.DELETE, { id }, { method: 'DELETE', as: strangersKey })).status).toBe(404);
  expect((await call(datasetsRoute.GET, {}, { as: strangersKey })).body.data).toEqual([]);
  expect((await get(id, '', adminsKey)).status).toBe(200);
  expect((await patch(id, { name: 'tidied' }, adminsKey)).body.name).toBe('tidied');
  expect((await get(id, '', await keyOf(await makePerson('end-user'), ['predict']))).status).toBe(403);
});

test('reading and writing are scopes of their own', async () => {
  const reader = await keyOf(owner, ['training:read']);
  const writer = await keyOf(owner, ['training:write']);
  const { id } = await ready(claims);
  expect((await get(id, '', reader)).status).toBe(200);
  expect((await upload(claims, {}, reader)).status).toBe(403);
  expect((await upload(claims, {}, writer)).status).toBe(202);
  expect((await get(id, '', writer)).status).toBe(403);
});

test('a deleted data set is gone for everybody, and the list goes on from its cursor', async () => {
  const person = await makePerson('engineer');
  const as = await keyOf(person);
  const ids: string[] = [];
  for (const name of ['one', 'two', '100%', 'four']) ids.unshift((await upload(claims, { name }, as)).body.id);
  const [, gone] = ids;
  expect((await call(datasetRoute.DELETE, { id: gone! }, { method: 'DELETE', as })).status).toBe(204);
  expect((await get(gone!, '', as)).status).toBe(404);
  expect((await get(gone!, '', adminsKey)).status).toBe(404);
  expect((await upload(claims, { dataset: gone! }, as)).status).toBe(404);

  const first = await call(datasetsRoute.GET, {}, { query: '?limit=2', as });
  expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual([ids[0], ids[2]]);
  const rest = await call(datasetsRoute.GET, {}, { query: `?limit=2&cursor=${first.body.nextCursor}`, as });
  expect(rest.body).toMatchObject({ data: [{ id: ids[3], latest: { number: 1 } }], nextCursor: null });
  expect((await call(datasetsRoute.GET, {}, { query: '?q=O%25', as })).body.data).toEqual([]);
  expect((await call(datasetsRoute.GET, {}, { query: '?q=tw', as })).body.data).toMatchObject([{ name: 'two' }]);
  expect((await call(datasetsRoute.GET, {}, { query: '?cursor=x', as })).status).toBe(422);
});

test('a data set’s newest version is found by an index, however many versions there are', async () => {
  const { id, latest } = await ready(claims);
  const { db } = database();
  const [row] = await db.select().from(datasetVersions).where(eq(datasetVersions.id, latest.id));
  const { profile: _profile, schema: _schema, ...small } = row!;
  const many = Array.from({ length: 3000 }, (_, index) => ({ ...small, id: `dsv_${index}`, number: index + 2 }));
  for (let start = 0; start < many.length; start += 500) {
    await db.insert(datasetVersions).values(many.slice(start, start + 500));
  }
  await db.execute(sql`analyze dataset_versions`);
  const plan = await db.execute(sql`explain select max(number) from dataset_versions where dataset_id = ${id}`);
  expect(JSON.stringify(plan)).toContain('dataset_versions_number');
  expect((await get(id)).body.latest.number).toBe(3001);
});
