import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { scopes } from '#lib/auth/permissions';
import { healthOperation } from '#lib/http/health-operation';
import { keyOperations } from '#lib/http/operations/keys';
import { modelOperations } from '#lib/http/operations/models';
import { peopleOperations } from '#lib/http/operations/people';
import { predictionOperations } from '#lib/http/operations/predictions';
import { predictOperation } from '#lib/http/predict-operation';
import { ownModelHosts } from '#lib/inference/shared-model-hosts';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { type ApiDoor, apiDoors } from '#tests/integration/http/api-doors';
import { keyOf } from '#tests/integration/predict/caller';
import { serveDigits } from '#tests/integration/predict/file-models';
import { iris, serve, setosa } from '#tests/integration/predict/served';
import { publish, reject } from '#tests/integration/registry/published';
import { callOperation, type OperationCall } from '#tests/support/call-operation';

let door: ApiDoor;
let ownersKey: string;
let strangersKey: string;
/** A prediction of a row, and one of a file that was kept. */
const predicted = { row: '', file: '' };

beforeAll(async () => {
  followChanges();
  door = await apiDoors['the server itself']();
  // An admin, so that every operation has an answer for its owner.
  const owner = await makePerson('admin');
  const stranger = await makePerson('engineer');
  ownersKey = (await keyOf(owner.ctx, { scopes: [...scopes], limit: 'none' })).key;
  strangersKey = (await keyOf(stranger.ctx, { scopes: [...scopes] })).key;
  await serve(owner.ctx, 'flowers', await iris(), { visibility: 'private' });
  await serveDigits(owner.ctx, 'digits', { visibility: 'private' });
  await reject((await publish(owner.ctx, 'flowers', 'no model')).id, 'This is no ONNX file.');
  predicted.row = await predict({ model: 'flowers', inputs: [setosa, setosa], subject: 'flower-17' });
  predicted.file = await predict(await formWithDigit());
  // A call that fails is listed too.
  await as(ownersKey, predictOperation, { body: { model: 'flowers', input: {} } });
});

afterAll(async () => {
  await door.close();
  ownModelHosts().stop();
  await followChanges().stop();
});

type Operation = Parameters<typeof callOperation>[1];
const as = (key: string | undefined, operation: Operation, call: OperationCall = {}) =>
  callOperation(door.url, operation, { ...call, ...(key && { key }) });

async function predict(body: unknown): Promise<string> {
  const answer = await as(ownersKey, predictOperation, { body });
  expect(answer.status).toBe(200);
  return (answer.body as { id: string }).id;
}

async function formWithDigit(): Promise<FormData> {
  const picture = await sharp({ create: { width: 28, height: 28, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  const form = new FormData();
  for (const [name, value] of Object.entries({ model: 'digits', keepFile: 'true' })) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(picture)]), 'digit.png');
  return form;
}

const Listed = z.object({ data: z.array(z.object({ id: z.string() })) });
const idsIn = (body: unknown) => Listed.parse(body).data.map(({ id }) => id);

const ofModel = { params: { slug: 'flowers' } };
const ofAlias = { params: { slug: 'flowers', name: 'production' } };
const ofRow = () => ({ params: { id: predicted.row } });
const ofFile = () => ({ params: { id: predicted.file, row: '0' } });

/** What reads models, predictions, keys and people, and what the owner of these and a stranger with a key are answered. */
const reading: [string, Operation, () => OperationCall, owner: number, stranger: number][] = [
  ['models', modelOperations.list, () => ({ query: { q: 'flow' } }), 200, 200],
  ['a model', modelOperations.get, () => ofModel, 200, 404],
  ['its numbers', modelOperations.stats, () => ofModel, 200, 404],
  ['its versions', modelOperations.listVersions, () => ofModel, 200, 404],
  ['a ready version', modelOperations.getVersion, () => ({ params: { slug: 'flowers', number: '1' } }), 200, 404],
  ['a rejected version', modelOperations.getVersion, () => ({ params: { slug: 'flowers', number: '2' } }), 200, 404],
  ['the people it is shared with', modelOperations.listShares, () => ofModel, 200, 404],
  ['an alias', modelOperations.aliasHistory, () => ofAlias, 200, 404],
  ['predictions', predictionOperations.list, () => ({}), 200, 200],
  ['failed calls', predictionOperations.list, () => ({ query: { status: 'failed' } }), 200, 200],
  ['a prediction', predictionOperations.get, ofRow, 200, 404],
  ['a kept file', predictionOperations.file, ofFile, 200, 404],
  ['a part of it', predictionOperations.file, () => ({ ...ofFile(), headers: { range: 'bytes=0-7' } }), 206, 404],
  ['API keys', keyOperations.list, () => ({}), 200, 200],
  ['people', peopleOperations.list, () => ({}), 200, 403],
];

describe.each(reading)('%s', (_, operation, call, owner, stranger) => {
  test('are read by their owner; a stranger sees nothing of them, nobody comes in without a key, and each answer is a documented one', async () => {
    const [owners, strangers] = [await as(ownersKey, operation, call()), await as(strangersKey, operation, call())];
    expect([owners.status, strangers.status]).toEqual([owner, stranger]);
    if (stranger === 200) expect(idsIn(strangers.body).filter((id) => idsIn(owners.body).includes(id))).toEqual([]);
    expect((await as(undefined, operation, call())).status).toBe(401);
  });
});

test('health is answered to everybody, as documented', async () => {
  for (const key of [ownersKey, strangersKey, undefined]) expect((await as(key, healthOperation)).status).toBe(200);
});

test('every operation that reads models, predictions, keys or people is in that list', () => {
  const areas = [modelOperations, predictionOperations, keyOperations, peopleOperations].flatMap<Operation>(
    Object.values,
  );
  const gets = areas.filter(({ about }) => about.method === 'GET');
  expect(gets.filter((operation) => !reading.some(([, known]) => known === operation))).toEqual([]);
});

test('what the lists show is not empty, so that its form was seen', async () => {
  for (const [operation, query] of [
    [modelOperations.list, {}],
    [predictionOperations.list, { model: 'flowers' }],
    [predictionOperations.list, { hasFile: 'true' }],
    [predictionOperations.list, { status: 'failed' }],
    [keyOperations.list, {}],
    [peopleOperations.list, {}],
  ] as const) {
    const { body } = await as(ownersKey, operation, { query });
    expect((body as { data: unknown[] }).data.length, operation.about.id).toBeGreaterThan(0);
  }
});

test('what does not fit is refused as documented, by whichever part of the edge', async () => {
  const refused: [Operation, OperationCall, number][] = [
    [modelOperations.list, { query: { limit: 'many' } }, 422],
    [modelOperations.list, { query: { cursor: 'changed' } }, 422],
    [predictionOperations.list, { query: { version: '1' } }, 422],
    [modelOperations.getVersion, { params: { slug: 'flowers', number: '0' } }, 422],
    [modelOperations.create, { body: { slug: 'New' } }, 422],
    [modelOperations.create, { body: { slug: 'flowers' } }, 409],
    [modelOperations.setAlias, { ...ofAlias, body: { version: 2 } }, 409],
    [modelOperations.publishVersion, { ...ofModel, body: {} }, 415],
    [keyOperations.create, { body: { name: 'x', scopes: [] } }, 422],
    [
      peopleOperations.setUp,
      { body: { token: 'x', email: 'a@b.de', name: 'A', password: 'seven green bicycles' } },
      409,
    ],
    [predictOperation, { body: { model: 'flowers', input: setosa, inputs: [setosa] } }, 422],
    [predictOperation, { body: { model: 'nothing', input: setosa } }, 404],
  ];
  for (const [operation, call, status] of refused) {
    expect((await as(ownersKey, operation, call)).status, operation.about.id).toBe(status);
  }
  const { headers } = await as('bw_nonsense', modelOperations.list);
  expect(headers.get('www-authenticate')).toContain('Bearer');
});

test('what is made says where it is, and is found there', async () => {
  const made = await as(ownersKey, modelOperations.create, { body: { slug: 'new-flowers' } });
  const found = await fetch(door.url + made.headers.get('location'), {
    headers: { authorization: `Bearer ${ownersKey}` },
  });
  expect(await found.json()).toEqual(made.body);
  const form = new FormData();
  form.append('file', new Blob(['no model']), 'model.onnx');
  const sent = await as(ownersKey, modelOperations.publishVersion, { params: { slug: 'new-flowers' }, body: form });
  expect(sent.headers.get('location')).toBe('/api/v1/models/new-flowers/versions/1');
});
