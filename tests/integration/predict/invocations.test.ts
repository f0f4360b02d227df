import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { POST } from '#app/api/v1/models/[slug]/invocations/route.ts';
import { env } from '#lib/env';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { linearRegression, namedColumns, textClassifier, zipMapClassifier } from '#tests/support/onnx-fixtures';
import { model, node, value } from '#tests/support/onnx-fixtures/graph-builder';
import { keyOf, ledgerRows } from './caller.ts';
import { serveTwice } from './file-models.ts';
import { type RouteDoor, routeDoors } from './route-doors.ts';
import { addVersion, iris, serve, setosa, virginica } from './served.ts';

let owner: Awaited<ReturnType<typeof makePerson>>;
let key: string;
const names = Object.keys(setosa);
const values = (row: object) => Object.values(row);
const twoFlowers = { columns: names, data: [values(setosa), values(virginica)] };

beforeAll(async () => {
  followChanges();
  owner = await makePerson('admin');
  ({ key } = await keyOf(owner.ctx, { limit: 'none' }));
  const quick = { latencyMs: { one: { p50: 1, p95: 1 }, thirtyTwo: null }, deterministic: true };
  await serve(owner.ctx, 'iris', { ...(await iris()), certificate: quick }, { cacheTtlS: 60 });
  const claims = {
    task: 'classification',
    labels: ['no', 'yes'],
    features: [
      { name: 'age', type: 'integer', min: 0, max: 120 },
      { name: 'income', type: 'number', default: 500 },
      { name: 'city', type: 'category', categories: ['Delft', 'Oslo'] },
    ],
  };
  await serve(owner.ctx, 'claims', { bytes: namedColumns(), manifest: claims });
  const text = { task: 'text-classification', labels: ['bad', 'good'], features: [{ name: 'text', type: 'text' }] };
  await serve(owner.ctx, 'sentiment', { bytes: textClassifier(), manifest: text });
  await serve(owner.ctx, 'line', { bytes: linearRegression() });
  await serve(owner.ctx, 'trees', { bytes: zipMapClassifier() });
  await addVersion(owner.ctx, 'trees', 2, { bytes: zipMapClassifier() });
  await serveTwice(owner.ctx, 'twice');
  await serve(owner.ctx, 'pair', {
    bytes: model({
      input: [value('a', 'float', ['N', 1]), value('b', 'float', ['N', 1])],
      output: [value('sum', 'float', ['N', 1]), value('difference', 'float', ['N', 1])],
      node: [node('Add', ['a', 'b'], ['sum']), node('Sub', ['a', 'b'], ['difference'])],
    }),
    manifest: { task: 'tensor', features: ['a', 'b'].map((name) => ({ name, type: 'tensor' })) },
  });
}, 120_000);

afterAll(() => followChanges().stop());

describe.each(Object.entries(routeDoors(POST)))('%s', (_, open) => {
  let door: RouteDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  async function invoke(slug: string, body: unknown, { type = 'application/json', query = '', as = key } = {}) {
    const requestId = randomUUID();
    const answer = await fetch(`${door.origin}/api/v1/models/${slug}/invocations${query}`, {
      method: 'POST',
      headers: { 'x-request-id': requestId, 'content-type': type, authorization: `Bearer ${as}` },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const json = (await answer.json()) as {
      predictions?: unknown[];
      detail?: string;
      code?: string;
      errors?: { pointer: string }[];
    };
    return { status: answer.status, headers: answer.headers, json, requestId };
  }

  const csv = (text: string) => ({ body: text, type: 'text/csv; charset=utf-8' });

  test.each([
    ['dataframe_split', { dataframe_split: twoFlowers }],
    ['dataframe_split with an index', { dataframe_split: { index: [7, 9], ...twoFlowers } }],
    ['dataframe_split of an array', { dataframe_split: { ...twoFlowers, columns: [0, 1, 2, 3] } }],
    ['dataframe_split in another order', reversed()],
    ['dataframe_records', { dataframe_records: [setosa, virginica] }],
    ['instances with names', { instances: [setosa, virginica] }],
    ['instances without names', { instances: twoFlowers.data }],
    ['inputs by column', { inputs: byColumn() }],
    ['inputs as rows', { inputs: twoFlowers.data, params: {} }],
    ['inputs as rows with names', { inputs: [setosa, virginica], params: null }],
  ])('%s is answered by the labels of its rows, in order', async (_form, body) => {
    const { status, json } = await invoke('iris', body);
    expect(json).toEqual({ predictions: ['setosa', 'virginica'] });
    expect(status).toBe(200);
  });

  test('CSV is typed by the features, with or without an index, in any order of columns', async () => {
    for (const text of [
      `${names.join(',')}\n${values(setosa).join(',')}\n${values(virginica).join(',')}\n`,
      `,${names.join(',')}\n0,${values(setosa).join(',')}\n1,${values(virginica).join(',')}\n`,
      `${names.toReversed().join(';')}\r\n${values(setosa).reverse().join(';')}\r\n${values(virginica).reverse().join(';')}`,
    ]) {
      const { body, type } = csv(text);
      expect((await invoke('iris', body, { type })).json).toEqual({ predictions: ['setosa', 'virginica'] });
    }
    const { body, type } = csv('age,city,income\n30,Delft,\n30, Oslo ,1000\n');
    expect((await invoke('claims', body, { type })).json).toEqual({ predictions: ['yes', 'yes'] });
  });

  test('a missing value of a data frame is a feature that was left out', async () => {
    const split = { columns: ['age', 'income', 'city'], data: [[30, null, 'Delft']] };
    const records = { dataframe_records: [{ age: 30, city: 'Delft' }] };
    const { json } = await invoke('claims', { dataframe_split: split });
    expect(json.predictions).toHaveLength(1);
    expect(json).toEqual((await invoke('claims', records)).json);
    const { status, json: refusal } = await invoke('claims', { dataframe_records: [{ age: null, city: 'Delft' }] });
    expect(status).toBe(422);
    expect(refusal.errors).toEqual([{ pointer: '/dataframe_records/0/age', detail: 'is missing' }]);
  });

  test('models of one input take bare values: texts, numbers, tensors', async () => {
    expect((await invoke('sentiment', { inputs: ['good', 'so-so'] })).json).toEqual({ predictions: ['good', 'bad'] });
    expect((await invoke('sentiment', { inputs: 'good' })).json).toEqual({ predictions: ['good'] });
    expect((await invoke('sentiment', { instances: [['good']] })).json).toEqual({ predictions: ['good'] });
    expect((await invoke('line', { inputs: [[1, 2, 3]] })).json).toEqual({ predictions: [14.5] });
    const tensor = [
      [1, 2],
      [3, 4],
    ];
    const twice = [
      [2, 4],
      [6, 8],
    ];
    for (const body of [{ instances: [tensor, tensor] }, { inputs: { x: [tensor, tensor] } }]) {
      expect((await invoke('twice', body)).json).toEqual({ predictions: [twice, twice] });
    }
    expect((await invoke('twice', { instances: [{ x: tensor }] })).json).toEqual({ predictions: [twice] });
    const several = { inputs: { a: [[3]], b: [[1]] } };
    expect((await invoke('pair', several)).json).toEqual({ predictions: [{ sum: [4], difference: [2] }] });
  });

  test('is recorded, billed and cached as any call, and says so in its headers', async () => {
    const row = { dataframe_records: [{ ...setosa, sepal_length: 4.4 + Math.random() }] };
    const first = await invoke('iris', row);
    const [recorded] = await ledgerRows(first.requestId);
    expect(recorded).toMatchObject({ id: first.headers.get('x-prediction-id'), units: 1, cached: false });
    expect(first.headers.get('x-prediction-version')).toBe('1');
    expect(first.headers.get('x-prediction-units')).toBe('1');
    const again = await invoke('iris', row);
    expect(again.headers.get('x-prediction-cached')).toBe('true');
    expect(again.json).toEqual(first.json);
    expect(await ledgerRows(again.requestId)).toMatchObject([{ cached: true, units: 1 }]);
  });

  test('a version or an alias can be asked for, not both', async () => {
    const row = { inputs: [[3, 1]] };
    const second = await invoke('trees', row, { query: '?version=2' });
    expect(second.headers.get('x-prediction-version')).toBe('2');
    expect((await invoke('trees', row, { query: '?alias=production' })).headers.get('x-prediction-version')).toBe('1');
    expect((await invoke('trees', row, { query: '?version=3' })).status).toBe(404);
    expect((await invoke('trees', row, { query: '?version=1&alias=production' })).status).toBe(422);
  });

  test.each([
    ['two forms at once', { instances: [setosa], inputs: [setosa] }, '', 'exactly one of'],
    ['no form', {}, '', 'exactly one of'],
    ['another form', { data: [[1]] }, '', ''],
    ['no rows', { dataframe_split: { columns: names, data: [] } }, '/dataframe_split/data', 'no rows'],
    ['no records', { dataframe_records: [] }, '/dataframe_records', 'no rows'],
    ['columns of no rows', { inputs: Object.fromEntries(names.map((n) => [n, []])) }, '/inputs', 'no rows'],
    ['parameters', { instances: [setosa], params: { top_k: 3 } }, '/params', 'no parameters'],
    ['a column twice', splitOf([...names, names[0]!]), '/dataframe_split/columns', 'more than once'],
    [
      'an unknown column',
      splitOf([...names, 'colour']),
      '/dataframe_split/columns',
      '"colour", which is not a feature',
    ],
    ['a missing column', splitOf(names.slice(1)), '/dataframe_split/columns', 'lacks the column "sepal_length"'],
    ['a ragged row', ragged(), '/dataframe_split/data/1', 'has 3 values, there are 4 columns'],
    ['ragged columns', { inputs: { ...byColumn(), petal_width: [1] } }, '/inputs/petal_width', 'has 1 values'],
    ['a column that is none', { inputs: { ...byColumn(), petal_width: 1 } }, '/inputs/petal_width', 'must be a list'],
    ['a short row', { instances: [[1, 2, 3]] }, '/instances/0', 'must have 4 values'],
    ['a bare value for several features', { inputs: 5 }, '/inputs/0', 'or a list, of this model'],
    ['a list where records are', { dataframe_records: [[1, 2, 3, 4]] }, '/dataframe_records/0', 'must be an object'],
    [
      'a value of another type',
      { instances: [setosa, { ...setosa, petal_width: 'x' }] },
      '/instances/1/petal_width',
      'must be a number',
    ],
  ])('refuses %s, saying where and what', async (_case, body, pointer, words) => {
    const { status, headers, json, requestId } = await invoke('iris', body);
    expect(json.detail).toContain(words);
    expect(status).toBe(422);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(json.errors?.[0]?.pointer).toBe(pointer);
    expect(await ledgerRows(requestId)).toEqual([]);
  });

  test('rows without names are refused where a feature is more than a value', async () => {
    const { status, json } = await invoke('pair', { instances: [[[1], [2]]] });
    expect(status).toBe(422);
    expect(json.detail).toContain('must be an object');
  });

  test.each([
    ['an unknown column', 'age,city,colour\n30,Delft,red\n', '"colour"'],
    ['a missing column', 'age,income\n30,1\n', '"city"'],
    ['a column twice', 'age,city,age\n30,Delft,4\n', 'more than one column'],
    ['a ragged line', 'age,city\n30,Delft\n31\n', 'Line 3 has 1 field'],
    ['no rows', 'age,city\n', 'no rows'],
    ['nothing', '', 'empty'],
    ['a value of another type', 'age,city\n30,Delft\nold,Oslo\n', '/1/age must be a whole number'],
  ])('refuses CSV with %s', async (_case, text, words) => {
    const { body, type } = csv(text);
    const { status, json, requestId } = await invoke('claims', body, { type });
    expect(json.detail).toContain(words);
    expect(status).toBe(422);
    expect(await ledgerRows(requestId)).toEqual([]);
  });

  test('refuses more rows than a call may have, in every form', async () => {
    const rows = Array.from({ length: env.MAX_ROWS + 1 }, () => 'good');
    for (const [body, type] of [
      [JSON.stringify({ inputs: rows }), 'application/json'],
      [['text', ...rows].join('\n'), 'text/csv'],
    ] as const) {
      const { status, json } = await invoke('sentiment', body, { type });
      expect(json).toMatchObject({ code: 'too-large', detail: expect.stringContaining('Send them in parts') });
      expect(status).toBe(413);
    }
  });

  test('refuses other media types, broken JSON, unknown models and keys', async () => {
    expect((await invoke('iris', 'x', { type: 'application/vnd.apache.parquet' })).status).toBe(415);
    expect((await invoke('iris', '{"instances": [NaN]}')).status).toBe(400);
    expect((await invoke('nobody', { instances: [setosa] })).status).toBe(404);
    expect((await invoke('iris', { instances: [setosa] }, { as: 'bw_wrong' })).status).toBe(401);
  });
});

function reversed() {
  return {
    dataframe_split: { columns: names.toReversed(), data: [values(setosa).reverse(), values(virginica).reverse()] },
  };
}

function byColumn() {
  return Object.fromEntries(names.map((name, n) => [name, twoFlowers.data.map((row) => row[n])]));
}

function splitOf(columns: string[]) {
  return { dataframe_split: { columns, data: [columns.map(() => 1)] } };
}

function ragged() {
  return { dataframe_split: { columns: names, data: [values(setosa), [1, 2, 3]] } };
}
