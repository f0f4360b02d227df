import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { predict } from '#lib/inference/predict';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf, ledgerRows } from '#tests/integration/predict/caller';
import { addVersion, iris, serve, setosa, virginica } from '#tests/integration/predict/served';
import { imageClassifier, namedColumns, positiveClass, textClassifier } from '#tests/support/onnx-fixtures';
import { floats, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';
import { type OipDoor, oipDoors } from './oip-doors.ts';

type Person = Awaited<ReturnType<typeof makePerson>>;
let owner: Person;
let caller: Person;
let key: string;

beforeAll(async () => {
  followChanges();
  owner = await makePerson('engineer');
  caller = await makePerson('admin');
  ({ key } = await keyOf(caller.ctx, { scopes: ['predict', 'models:read'], limit: 'none' }));
  await serve(owner.ctx, 'iris', await iris());
  const columns = [
    { name: 'age', type: 'integer', min: 0, max: 120 },
    { name: 'income', type: 'number', default: null },
    { name: 'city', type: 'category', categories: ['Delft', 'Oslo'] },
  ];
  const claims = { task: 'classification', labels: ['no', 'yes'], features: columns };
  await serve(owner.ctx, 'claims', { bytes: namedColumns(), manifest: claims });
  const text = { task: 'text-classification', labels: ['bad', 'good'], features: [{ name: 'text', type: 'text' }] };
  await serve(owner.ctx, 'sentiment', { bytes: textClassifier(), manifest: text });
  const picture = { name: 'image', type: 'image', width: 8, height: 8, channels: 1, fit: 'fill' };
  const digits = { task: 'image-classification', labels: ['a', 'b', 'c'], features: [picture] };
  await serve(owner.ctx, 'digits', { bytes: imageClassifier(), manifest: digits });
  const most = { task: 'classification', labels: ['1', '0'], features: [{ name: 'x', type: 'tensor' }] };
  const rows = (name: string) => value(name, 'float', ['N', 2]);
  const softmax = node('Softmax', ['x'], ['probabilities'], { axis: { int: 1 } });
  const topOne = model({ input: [rows('x')], output: [rows('probabilities')], node: [softmax] });
  await serve(owner.ctx, 'top-one', { bytes: topOne, manifest: { ...most, outputs: { most: 1 } } });
  const wide = (name: string) => value(name, 'float', ['N', 'L']);
  const twice = model({ input: [wide('x')], output: [wide('twice')], node: [node('Add', ['x', 'x'], ['twice'])] });
  const tensor = { task: 'tensor', features: [{ name: 'x', type: 'tensor' }] };
  await serve(owner.ctx, 'twice', { bytes: twice, manifest: tensor });
  const double = model({
    input: [value('x', 'float', ['N', 3]), value('t', 'float', ['N', 1])],
    output: [wide('sum')],
    node: [node('Add', ['x', 't'], ['sum'])],
  });
  const two = { ...tensor, features: ['x', 't'].map((name) => ({ name, type: 'tensor' })) };
  await serve(owner.ctx, 'two', { bytes: double, manifest: two });
  const missing = model({
    input: [value('X', 'float', ['N', 2])],
    output: [value('missing', 'float', ['N', 1])],
    initializer: [floats('ones', [2, 1], [1, 1])],
    node: [
      node('IsNaN', ['X'], ['isNaN']),
      node('Cast', ['isNaN'], ['asNumber'], { to: { int: 1 } }),
      node('MatMul', ['asNumber', 'ones'], ['missing']),
    ],
  });
  const either = ['a', 'b'].map((name) => ({ name, type: 'number', default: null }));
  await serve(owner.ctx, 'missing', { bytes: missing, manifest: { task: 'regression', features: either } });
  await serve(owner.ctx, 'secret', { bytes: positiveClass() }, { visibility: 'private' });
  await createModel(owner.ctx, CreateModel.parse({ slug: 'empty', visibility: 'everyone' }));
}, 240_000);
afterAll(() => followChanges().stop());

type Sent = { key?: string | null; headers?: Record<string, string>; method?: string; raw?: BodyInit };
type Output = { name: string; datatype: string; shape: number[]; data: unknown[] };
type Called = {
  status: number;
  headers: Headers;
  bytes: Buffer;
  body: Record<string, unknown> & { error?: string; outputs?: Output[] };
  requestId: string;
};

const column = (name: string, datatype: string, data: unknown[]) => ({ name, datatype, shape: [data.length], data });
const irisInputs = (...rows: Record<string, number>[]) =>
  Object.keys(rows[0]!).map((name) =>
    column(
      name,
      'FP64',
      rows.map((row) => row[name]),
    ),
  );

describe.each(Object.entries(oipDoors))('through %s', (_, open) => {
  let door: OipDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  async function call(
    path: string,
    body?: unknown,
    { key: own = key, headers, method, raw }: Sent = {},
  ): Promise<Called> {
    const requestId = randomUUID();
    const content = raw ?? (body === undefined ? null : JSON.stringify(body));
    const response = await fetch(`${door.origin}/v2${path}`, {
      method: method ?? (content === null ? 'GET' : 'POST'),
      headers: { 'x-request-id': requestId, ...(own && { authorization: `Bearer ${own}` }), ...headers },
      body: content,
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const jsonBytes = Number(response.headers.get('inference-header-content-length') ?? bytes.length);
    const parsed = JSON.parse(bytes.toString('utf8', 0, jsonBytes));
    return {
      status: response.status,
      headers: response.headers,
      bytes: bytes.subarray(jsonBytes),
      body: parsed,
      requestId,
    };
  }

  const infer = (slug: string, body: object, sent?: Sent) => call(`/models/${slug}/infer`, body, sent);
  const output = ({ body }: Called, name: string) => body.outputs!.find((one) => one.name === name)!;

  async function expectRefusal(answer: Called, status: number, words: string) {
    expect(answer.body).toEqual({ error: expect.stringContaining(words) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-request-id')).toBe(answer.requestId);
    expect(await ledgerRows(answer.requestId)).toEqual([]);
  }

  describe('the same input has the same answer as through predict', () => {
    const predicted = async (slug: string, inputs: unknown[]) =>
      JSON.parse((await predict(caller.ctx, { model: slug, inputs }, performance.now())).predictionsJson);

    test('of numbers, and is one row of the ledger', async () => {
      const rows = [setosa, virginica, setosa];
      const answer = await infer('iris', { inputs: irisInputs(...rows) });
      const expected = await predicted('iris', rows);
      expect(output(answer, 'label').data).toEqual(expected.map((one: { label: string }) => one.label));
      expect(output(answer, 'score').data).toEqual(expected.map((one: { score: number }) => one.score));
      expect(output(answer, 'probabilities')).toMatchObject({ datatype: 'FP64', shape: [3, 3] });
      expect(output(answer, 'probabilities').data).toEqual(
        expected.flatMap((one: { probabilities: object }) => Object.values(one.probabilities)),
      );
      expect(await ledgerRows(answer.requestId)).toMatchObject([
        {
          id: (answer.body.parameters as { prediction_id: string }).prediction_id,
          userId: caller.id,
          keyId: expect.stringMatching(/^key_/),
          units: 3,
          inputs: rows,
          outputs: expected,
        },
      ]);
      expect(answer.headers.get('server-timing')).toMatch(/^admit;.*run;.*record;/);
    });

    test('of categories, in JSON and in binary', async () => {
      const rows = [
        { age: 30, income: 20, city: 'Delft' },
        { age: 60, income: 10, city: 'Oslo' },
      ];
      const expected = (await predicted('claims', rows)).map((one: { score: number }) => one.score);
      const numbers = [column('age', 'INT64', [30, 60]), column('income', 'FP32', [20, 10])];
      const inJson = await infer('claims', { inputs: [...numbers, column('city', 'BYTES', ['Delft', 'Oslo'])] });
      expect(output(inJson, 'score').data).toEqual(expected);
      const input = { name: 'city', datatype: 'BYTES', shape: [2, 1], parameters: { binary_data_size: 17 } };
      const json = JSON.stringify({ inputs: [...numbers, input] });
      const inBinary = await call('/models/claims/infer', undefined, {
        raw: Buffer.concat([Buffer.from(json), Buffer.from('\x05\0\0\0Delft\x04\0\0\0Oslo')]),
        headers: { 'inference-header-content-length': String(json.length) },
      });
      expect(output(inBinary, 'score').data).toEqual(expected);
    });

    test('of what is missing, as null, as NaN or left out', async () => {
      const rows = [{ a: 1, b: null }];
      const [expected] = await predicted('missing', rows);
      expect(expected).toEqual({ value: 1 });
      const inNull = await infer('missing', { inputs: [column('a', 'FP64', [1]), column('b', 'FP64', [null])] });
      expect(output(inNull, 'value').data).toEqual([1]);
      expect(await ledgerRows(inNull.requestId)).toMatchObject([{ inputs: rows }]);
      const matrix = { name: 'X', datatype: 'FP32', shape: [1, 2], parameters: { binary_data_size: 8 } };
      const json = JSON.stringify({ inputs: [matrix] });
      const inNan = await call('/models/missing/infer', undefined, {
        raw: Buffer.concat([Buffer.from(json), Buffer.from(Float32Array.of(1, Number.NaN).buffer)]),
        headers: { 'inference-header-content-length': String(json.length) },
      });
      expect(output(inNan, 'value').data).toEqual([1]);
      const leftOut = await infer('missing', { inputs: [column('a', 'FP64', [1])] });
      expect(output(leftOut, 'value').data).toEqual([1]);
    });

    test('of a picture, as its bytes or as base64', async () => {
      const white = { create: { width: 20, height: 20, channels: 3 as const, background: '#ffffff' } };
      const png = await sharp(white).png().toBuffer();
      const [expected] = await predicted('digits', [{ image: png.toString('base64') }]);
      const inJson = await infer('digits', { inputs: [column('image', 'BYTES', [png.toString('base64')])] });
      expect(output(inJson, 'probabilities').data).toEqual(Object.values(expected.probabilities));
      const prefixed = Buffer.concat([Buffer.from(Uint32Array.of(png.length).buffer), png]);
      const input = {
        name: 'image',
        datatype: 'BYTES',
        shape: [1, 1],
        parameters: { binary_data_size: prefixed.length },
      };
      const json = JSON.stringify({ inputs: [input] });
      const inBinary = await call('/models/digits/infer', undefined, {
        raw: Buffer.concat([Buffer.from(json), prefixed]),
        headers: { 'inference-header-content-length': String(json.length) },
      });
      expect(output(inBinary, 'probabilities').data).toEqual(Object.values(expected.probabilities));
      expect(await ledgerRows(inBinary.requestId)).toMatchObject([
        { units: 1, inputs: [{ image: `[image, ${png.length} bytes]` }] },
      ]);
    });

    test('of raw tensors, several rows at a time', async () => {
      const x = [
        [1.5, -2],
        [0.1, 4],
      ];
      const answer = await infer('twice', { inputs: [{ name: 'x', datatype: 'FP32', shape: [2, 2], data: x }] });
      const expected = await predicted(
        'twice',
        x.map((row) => ({ x: row })),
      );
      expect(answer.body.outputs).toEqual([
        {
          name: 'twice',
          datatype: 'FP32',
          shape: [2, 2],
          data: expected.flatMap((one: { outputs: object }) => Object.values(one.outputs).flat()),
        },
      ]);
      expect(await ledgerRows(answer.requestId)).toMatchObject([{ units: 2, outputs: expected }]);
    });

    test('where only the most probable labels are answered, these by name', async () => {
      const answer = await infer('top-one', {
        inputs: [{ name: 'x', datatype: 'FP32', shape: [2, 2], data: [0, 3, 3, 0] }],
      });
      expect(output(answer, 'labels')).toMatchObject({ datatype: 'BYTES', shape: [2, 1], data: ['0', '1'] });
      expect(output(answer, 'probabilities')).toMatchObject({ shape: [2, 1], data: [0.9525741, 0.9525741] });
    });
  });

  test('large tensors are answered bit by bit, and kept by their size', async () => {
    const x = Float32Array.from({ length: 100_000 }, (_, index) => index / 7);
    const input = { name: 'x', datatype: 'FP32', shape: [1, x.length], parameters: { binary_data_size: x.byteLength } };
    const json = JSON.stringify({ inputs: [input], parameters: { binary_data_output: true } });
    const answer = await call('/models/twice/infer', undefined, {
      raw: Buffer.concat([Buffer.from(json), Buffer.from(x.buffer)]),
      headers: { 'inference-header-content-length': String(json.length), 'content-type': 'application/octet-stream' },
    });
    expect(answer.bytes).toEqual(Buffer.from(x.map((element) => 2 * element).buffer));
    expect(await ledgerRows(answer.requestId)).toMatchObject([
      { inputs: [{ x: '[tensor, 400000 bytes]' }], outputs: [{ outputs: { twice: '[tensor, 400000 bytes]' } }] },
    ]);
  });

  test('an Idempotency-Key gives the first answer again, in binary too', async () => {
    const body = { inputs: irisInputs(setosa), parameters: { binary_data_output: true } };
    const headers = { 'idempotency-key': randomUUID() };
    const first = await infer('iris', body, { headers });
    const again = await infer('iris', body, { headers });
    expect([again.status, again.headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect([again.body, again.bytes]).toEqual([first.body, first.bytes]);
    expect(await ledgerRows(again.requestId)).toEqual([]);
    await expectRefusal(await infer('iris', { inputs: irisInputs(virginica) }, { headers }), 400, 'Idempotency-Key');
  });

  test('a version is a number or the name of an alias', async () => {
    await serve(owner.ctx, `moved-${door.origin.slice(-5)}`, await iris());
    const slug = `moved-${door.origin.slice(-5)}`;
    await addVersion(owner.ctx, slug, 2, await iris());
    const version = async (path: string) =>
      (await call(`/models/${slug}${path}/infer`, { inputs: irisInputs(setosa) })).body.model_version;
    expect([await version(''), await version('/versions/production'), await version('/versions/2')]).toEqual([
      '1',
      '1',
      '2',
    ]);
    expect((await call(`/models/${slug}`)).body.versions).toEqual(['1', '2']);
    expect((await call(`/models/${slug}/versions/2`)).body.versions).toEqual(['2']);
    await expectRefusal(
      await call(`/models/${slug}/versions/3/infer`, { inputs: irisInputs(setosa) }),
      404,
      'version 3',
    );
  });

  describe('who may', () => {
    test.each(['/health/live', '/health/ready'])('%s is for anybody', async (path) => {
      expect((await call(path, undefined, { key: null })).status).toBe(200);
    });

    test.each(['', '/models/iris', '/models/iris/ready', '/models/iris/versions/1'])('%s takes a key', async (path) => {
      await expectRefusal(await call(path, undefined, { key: null }), 401, 'API key');
      await expectRefusal(await call(path, undefined, { key: `bw_${'x'.repeat(36)}` }), 401, 'API key');
      expect((await call(path)).status).toBe(200);
    });

    test('what one may not see does not exist, and what is in no production is not ready', async () => {
      const stranger = await makePerson('end-user');
      const { key: own } = await keyOf(stranger.ctx, { scopes: ['predict', 'models:read'] });
      for (const path of ['', '/ready', '/versions/1', '/versions/1/ready']) {
        await expectRefusal(await call(`/models/secret${path}`, undefined, { key: own }), 404, 'model "secret"');
      }
      await expectRefusal(
        await infer('secret', { inputs: [column('x', 'FP32', [1])] }, { key: own }),
        404,
        'model "secret"',
      );
      const listed = (await call('/repository/index', {}, { key: own })).body as unknown as { name: string }[];
      expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['iris', 'empty']));
      expect(listed.map(({ name }) => name)).not.toContain('secret');
      const ready = (await call('/repository/index', { ready: true }, { key: own })).body as unknown as {
        name: string;
      }[];
      expect(ready.map(({ name }) => name)).not.toContain('empty');
      await expectRefusal(await call('/models/empty/ready'), 404, 'no version in production');
    });

    test('a key past its limit is told when to come back', async () => {
      const { key: own } = await keyOf(caller.ctx, { limit: 1 });
      await infer('iris', { inputs: irisInputs(setosa) }, { key: own });
      const refused = await infer('iris', { inputs: irisInputs(setosa) }, { key: own });
      await expectRefusal(refused, 429, 'calls a minute');
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    test('what is not served is told as the protocol tells it', async () => {
      await expectRefusal(await call('/models/iris/config'), 404, 'not served here');
    });
  });

  describe('a bad request is a 400', () => {
    const x = (more: object) => ({ name: 'x', datatype: 'FP32', shape: [1, 2], data: [1, 2], ...more });

    test.each<[string, string, object, string]>([
      [
        'an input that is not the model’s',
        'twice',
        { inputs: [x({ name: 'z' })] },
        'has no input "z"; it has the inputs "x"',
      ],
      ['an input twice', 'twice', { inputs: [x({}), x({})] }, '"x" is there twice'],
      ['an input that is missing', 'iris', { inputs: irisInputs(setosa).slice(1) }, '"sepal_length" is missing'],
      [
        'an output that is not the model’s',
        'twice',
        { inputs: [x({})], outputs: [{ name: 'z' }] },
        'has no output "z"',
      ],
      [
        'an output twice',
        'twice',
        { inputs: [x({})], outputs: [{ name: 'twice' }, { name: 'twice' }] },
        'asked for twice',
      ],
      [
        'classes of what has none',
        'twice',
        { inputs: [x({})], outputs: [{ name: 'twice', parameters: { classification: 1 } }] },
        'no probabilities',
      ],
      ['a shape of another rank', 'twice', { inputs: [x({ shape: [2] })] }, 'must have the shape [-1,-1], has [2]'],
      ['a shape the data does not fill', 'twice', { inputs: [x({ shape: [1, 3] })] }, 'must hold 3 elements, has 2'],
      ['dimensions beyond all numbers', 'twice', { inputs: [x({ shape: [2 ** 50, 2 ** 50] })] }, 'at most 10000 rows'],
      ['no rows', 'twice', { inputs: [x({ shape: [0, 2], data: [] })] }, 'has no rows'],
      [
        'rows of different numbers',
        'two',
        { inputs: [x({ shape: [1, 3], data: [1, 2, 3] }), x({ name: 't', shape: [2, 1] })] },
        'as many rows',
      ],
      [
        'texts for numbers',
        'twice',
        { inputs: [x({ datatype: 'BYTES', data: ['1', '2'] })] },
        'must hold float32 values',
      ],
      [
        'texts for a feature of numbers',
        'claims',
        { inputs: [column('age', 'BYTES', ['3']), column('city', 'BYTES', ['Oslo'])] },
        '"age" takes numbers',
      ],
      [
        'numbers for a category',
        'claims',
        { inputs: [column('age', 'INT8', [3]), column('city', 'INT8', [1])] },
        '"city" takes BYTES',
      ],
      [
        'a value the feature does not take',
        'claims',
        { inputs: [column('age', 'INT8', [-3]), column('city', 'BYTES', ['Oslo'])] },
        'row 0/age must be between 0 and 120',
      ],
      [
        'numbers that do not fit the graph',
        'twice',
        { inputs: [x({ datatype: 'FP64', data: [1e300, 0] })] },
        'must hold float32 values',
      ],
      ['an unknown datatype', 'twice', { inputs: [x({ datatype: 'FP8' })] }, 'must be one of BOOL'],
      [
        'bytes that are not there',
        'twice',
        { inputs: [x({ data: undefined, parameters: { binary_data_size: 8 } })] },
        'of the body 0 are left',
      ],
      ['a matrix of another width', 'iris', { inputs: [{ ...x({}), shape: [1, 2] }] }, 'has no input "x"'],
    ])('%s', async (_, slug, body, words) => {
      await expectRefusal(await infer(slug, body), words.startsWith('at most') ? 413 : 400, words);
    });

    test.each<[string, string, string, number]>([
      ['no JSON', '{"inputs":', 'not valid JSON', 400],
      ['nothing', '', 'empty', 400],
      ['a list', '[]', 'must be a JSON object', 400],
      ['lists without an end', '['.repeat(200_000), 'nests more than', 400],
    ])('a body that is %s', async (_, raw, words, status) => {
      await expectRefusal(await call('/models/iris/infer', undefined, { raw, method: 'POST' }), status, words);
    });

    test.each(['-1', '0', '1e3', '99999999999999999999', 'abc', '1000000'])(
      'a header that says its JSON has %s bytes',
      async (length) => {
        const headers = { 'inference-header-content-length': length };
        await expectRefusal(
          await infer('iris', { inputs: irisInputs(setosa) }, { headers }),
          400,
          'Inference-Header-Content-Length',
        );
      },
    );

    test('a header that cuts its JSON short', async () => {
      const headers = { 'inference-header-content-length': '20' };
      await expectRefusal(await infer('iris', { inputs: irisInputs(setosa) }, { headers }), 400, 'not valid JSON');
    });

    test('texts that are not UTF-8', async () => {
      const input = { name: 'text', datatype: 'BYTES', shape: [1], parameters: { binary_data_size: 5 } };
      const json = JSON.stringify({ inputs: [input] });
      const raw = Buffer.concat([Buffer.from(json), Buffer.from([1, 0, 0, 0, 0xff])]);
      const headers = { 'inference-header-content-length': String(json.length) };
      await expectRefusal(await call('/models/sentiment/infer', undefined, { raw, headers }), 400, 'not UTF-8');
    });
  });
});
