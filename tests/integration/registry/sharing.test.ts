import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { database } from '#db/client';
import { modelShares } from '#db/schema/registry';
import { disablePerson } from '#lib/auth/people/disable-person';
import { enablePerson } from '#lib/auth/people/enable-person';
import { scopes } from '#lib/auth/permissions';
import { noPrices } from '#lib/billing/plans/plan-prices';
import { pricedModels } from '#lib/billing/plans/priced-models';
import { getModel } from '#lib/registry/get-model';
import { listModels } from '#lib/registry/list-models';
import { followChanges } from '#lib/registry/live';
import { listShares } from '#lib/registry/sharing/list-shares';
import { ShareModel, shareModel } from '#lib/registry/sharing/share-model';
import { unshareModel } from '#lib/registry/sharing/unshare-model';
import { updateModel } from '#lib/registry/update-model';
import { visibleModel } from '#lib/registry/visible-model';
import { makePerson, nobody } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { iris, serve, setosa } from '#tests/integration/predict/served';

type Person = Awaited<ReturnType<typeof makePerson>>;

const slug = 'flowers';
let owner: Person;
let admin: Person;
let friend: Person;
let friendsKey: string;
let stranger: Person;
let strangersKey: string;
let modelId: string;
let door: ApiDoor;
/** Another web process, which hears of changes by notification only. */
let elsewhere: ChildProcess;
let elsewhereUrl: string;

const everyScopeKey = async ({ ctx }: Person) => (await keyOf(ctx, { scopes: [...scopes] })).key;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('engineer', { name: 'Ada' });
  admin = await makePerson('admin');
  stranger = await makePerson('engineer');
  strangersKey = await everyScopeKey(stranger);
  ({ modelId } = await serve(owner.ctx, slug, await iris(), { visibility: 'shared' }));
  door = await apiDoors['the server itself']();
  elsewhere = fork(fileURLToPath(import.meta.resolve('#tests/integration/predict/predict-server')), { execArgv: [] });
  const [port] = (await once(elsewhere, 'message')) as [number];
  elsewhereUrl = `http://127.0.0.1:${port}`;
}, 120_000);

beforeEach(async () => {
  await database().db.delete(modelShares).where(eq(modelShares.modelId, modelId));
  await setVisibility('shared');
  friend = await makePerson('end-user', { name: 'Bo' });
  friendsKey = await everyScopeKey(friend);
});

afterAll(async () => {
  elsewhere.kill('SIGKILL');
  await door.close();
  await followChanges().stop();
});

const setVisibility = (visibility: 'private' | 'shared' | 'everyone') =>
  updateModel(owner.ctx, { slug, changes: { visibility } });
const share = (person: Person) => shareModel(owner.ctx, { slug, email: person.email });
const unshare = (person: Person) => unshareModel(owner.ctx, { slug, id: person.id });
const slugsOf = async ({ ctx }: Person) => (await listModels(ctx, {})).data.map((model) => model.slug);

async function ask(key: string, method: string, path: string, body?: string | FormData, url = door.url) {
  const type = path.endsWith('predict-stream') ? 'application/x-ndjson' : 'application/json';
  const headers = { authorization: `Bearer ${key}`, ...(typeof body === 'string' && { 'content-type': type }) };
  const answer = await fetch(url + path, { method, headers, ...(body !== undefined && { body }) });
  return { status: answer.status, text: await answer.text() };
}

const row = JSON.stringify({ model: slug, input: setosa });
const tensors = Object.entries(setosa).map(([name, value]) => ({ name, datatype: 'FP64', shape: [1], data: [value] }));

function csvForm(): FormData {
  const form = new FormData();
  form.set('model', slug);
  form.set('file', new Blob([`${Object.keys(setosa)}\n${Object.values(setosa)}\n`]), 'rows.csv');
  return form;
}

/** Every way to a model: what is asked, and what who may is answered. */
const waysIn: [string, number, (key: string) => ReturnType<typeof ask>][] = [
  ['reading it', 200, (key) => ask(key, 'GET', `/api/v1/models/${slug}`)],
  ['its versions', 200, (key) => ask(key, 'GET', `/api/v1/models/${slug}/versions`)],
  ['a version', 200, (key) => ask(key, 'GET', `/api/v1/models/${slug}/versions/1`)],
  ['a prediction', 200, (key) => ask(key, 'POST', '/api/predict', row)],
  ['a stream', 200, (key) => ask(key, 'POST', `/api/v1/models/${slug}/predict-stream`, JSON.stringify(setosa))],
  [
    'a form of MLflow',
    200,
    (key) => ask(key, 'POST', `/api/v1/models/${slug}/invocations`, JSON.stringify({ dataframe_records: [setosa] })),
  ],
  ['the Open Inference Protocol', 200, (key) => ask(key, 'GET', `/v2/models/${slug}`)],
  ['inference by it', 200, (key) => ask(key, 'POST', `/v2/models/${slug}/infer`, JSON.stringify({ inputs: tensors }))],
  ['a batch job', 202, (key) => ask(key, 'POST', '/api/v1/batch-jobs', csvForm())],
  [
    'a quota of one’s own for it',
    201,
    (key) =>
      ask(key, 'POST', '/api/v1/quotas', JSON.stringify({ scope: 'model', model: slug, maxUnits: 9, isHard: false })),
  ],
];

describe.each(waysIn)('%s', (_, answered, use) => {
  test('is for people it is shared with, only while it is, and there is no such model for anybody else', async () => {
    expect((await use(friendsKey)).status).toBe(404);
    await share(friend);
    expect(await use(friendsKey)).toMatchObject({ status: answered });
    expect((await use(strangersKey)).status).toBe(404);
    await setVisibility('private');
    expect((await use(friendsKey)).status).toBe(404);
    await setVisibility('shared');
    await unshare(friend);
    expect((await use(friendsKey)).status).toBe(404);
  });
});

test('sharing and its end reach every process, for the keys of the person too', async () => {
  const soon = { timeout: 15_000, interval: 100 };
  const status = async () => (await ask(friendsKey, 'POST', '/api/predict', row, elsewhereUrl)).status;
  expect(await status()).toBe(404);
  await share(friend);
  await expect.poll(status, soon).toBe(200);
  await unshare(friend);
  await expect.poll(status, soon).toBe(404);
});

test('lists have a shared model for those it is shared with, and say whose it is', async () => {
  await share(friend);
  expect(await slugsOf(friend)).toContain(slug);
  expect(await slugsOf(stranger)).not.toContain(slug);
  expect(await slugsOf(admin)).toContain(slug);
  expect((await ask(friendsKey, 'POST', '/v2/repository/index')).text).toContain(`"${slug}"`);
  expect((await ask(strangersKey, 'POST', '/v2/repository/index')).text).not.toContain(`"${slug}"`);
  expect(await getModel(friend.ctx, { slug })).toMatchObject({
    visibility: 'shared',
    mayChange: false,
    owner: { name: 'Ada' },
  });
  await setVisibility('private');
  expect(await slugsOf(friend)).not.toContain(slug);
});

test('the price of a shared model is told to those it is shared with', async () => {
  const plan = { ...noPrices, models: [{ modelId, tiers: noPrices.tiers, cachedUnitPrice: '0' }] };
  const priced = async ({ ctx }: Person) => (await pricedModels(ctx, [plan])).map((model) => model.slug);
  await share(friend);
  expect([await priced(friend), await priced(stranger)]).toEqual([[slug], []]);
  await unshare(friend);
  expect(await priced(friend)).toEqual([]);
});

test('who is not signed in is told of no model, nor of its price, though it is for everyone', async () => {
  await setVisibility('everyone');
  const plan = { ...noPrices, models: [{ modelId, tiers: noPrices.tiers, cachedUnitPrice: '0' }] };
  expect(await pricedModels(nobody(), [plan])).toEqual([]);
  await expect(visibleModel(nobody(), slug)).rejects.toMatchObject({ code: 'not-found' });
  expect(await pricedModels(stranger.ctx, [plan])).toMatchObject([{ slug }]);
  expect(await visibleModel(stranger.ctx, slug)).toMatchObject({ slug });
});

describe('the list of people', () => {
  test('has each person once, with name, e-mail and since when, however often it was shared', async () => {
    const [first] = (await share(friend)).data;
    const { id, email } = friend;
    expect(first).toEqual({ id, name: 'Bo', email, isEmailVerified: false, sharedAt: expect.any(String) });
    const again = await shareModel(owner.ctx, {
      slug,
      ...ShareModel.parse({ email: ` ${friend.email.toUpperCase()} ` }),
    });
    expect(again.data).toEqual([first]);
    await unshare(friend);
    await unshare(friend);
    expect(await listShares(owner.ctx, { slug })).toEqual({ data: [], nextCursor: null });
  });

  test('says whose e-mail is confirmed', async () => {
    const known = await makePerson('end-user', { emailVerifiedAt: new Date() });
    await share(friend);
    const { data } = await share(known);
    expect(new Map(data.map(({ id, isEmailVerified }) => [id, isEmailVerified]))).toEqual(
      new Map([
        [friend.id, false],
        [known.id, true],
      ]),
    );
  });

  test('is the owner’s and the admins’: a stranger is told of no model, who may use it that it is not theirs', async () => {
    await share(friend);
    const engineer = await makePerson('engineer');
    await share(engineer);
    const acts = [
      ({ ctx }: Person) => listShares(ctx, { slug }),
      ({ ctx }: Person) => shareModel(ctx, { slug, email: stranger.email }),
      ({ ctx }: Person) => unshareModel(ctx, { slug, id: friend.id }),
    ];
    for (const act of acts) {
      await expect(act(stranger)).rejects.toMatchObject({ code: 'not-found' });
      await expect(act(engineer)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(act(friend)).rejects.toMatchObject({ code: 'forbidden' });
    }
    expect((await listShares(admin.ctx, { slug })).data.map(({ id }) => id).sort()).toEqual(
      [friend.id, engineer.id].sort(),
    );
  });
});

describe('sharing is refused at the e-mail', () => {
  const refusal = (email: string) =>
    ask(ownersKey, 'POST', `/api/v1/models/${slug}/people`, JSON.stringify({ email })).then(({ status, text }) => ({
      status,
      pointers: (JSON.parse(text).errors ?? []).map(({ pointer }: { pointer: string }) => pointer),
    }));
  const atEmail = { status: 422, pointers: ['/email'] };
  let ownersKey: string;
  beforeAll(async () => {
    ownersKey = await everyScopeKey(owner);
  });

  test.each<[string, string]>([
    ['that nobody has', 'nobody@example.org'],
    ['that is none', 'not an e-mail'],
    ['that is empty', ''],
    ['with a NUL', 'a\0@example.org'],
    ['that is too long', `${'a'.repeat(300)}@example.org`],
  ])('%s', async (_, email) => expect(await refusal(email)).toEqual(atEmail));

  test('after twenty that nobody has, also for one that somebody has', async () => {
    const asking = await makePerson('admin');
    const tryOut = (email: string) => shareModel(asking.ctx, { slug, email }).catch((error: unknown) => error);
    for (let i = 0; i < 20; i++) expect(await tryOut(`nobody-${i}@example.org`)).toMatchObject({ code: 'invalid' });
    expect(await tryOut(friend.email)).toMatchObject({ code: 'rate-limited' });
  });

  test('of its owner, whoever asks', async () => {
    expect(await refusal(owner.email)).toEqual(atEmail);
    await expect(shareModel(admin.ctx, { slug, email: owner.email })).rejects.toMatchObject({ code: 'invalid' });
    expect((await listShares(owner.ctx, { slug })).data).toEqual([]);
  });

  test('of a disabled account, to all but admins as if there were none', async () => {
    await disablePerson(admin.ctx, { id: friend.id });
    expect(await refusal(friend.email)).toEqual(atEmail);
    const words = ({ ctx }: Person, email: string) =>
      shareModel(ctx, { slug, email }).catch((error: unknown) => String(error));
    expect(await words(owner, friend.email)).toBe(await words(owner, 'nobody@example.org'));
    expect(await words(admin, friend.email)).toMatch(/disabled. Enable it/);
    expect(await words(admin, 'nobody@example.org')).toMatch(/Invite them/);
  });
});

test('a disabled person may use nothing that is shared with them until they are let in again', async () => {
  await share(friend);
  await disablePerson(admin.ctx, { id: friend.id });
  expect((await ask(friendsKey, 'POST', '/api/predict', row)).status).toBe(401);
  await enablePerson(admin.ctx, { id: friend.id });
  expect((await ask(friendsKey, 'POST', '/api/predict', row)).status).toBe(200);
});
