import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { followChanges } from '#lib/registry/live';
import { makePerson } from '#tests/integration/auth/people';
import { keyOf } from '#tests/integration/predict/caller';
import { type OipDoor, oipDoors } from './oip-doors.ts';
import { echoedDatatypes, serveOipModels } from './oip-models.ts';

const Recorded = z.array(
  z.object({
    name: z.string(),
    method: z.string(),
    path: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.base64(),
  }),
);
const file = new URL('../../support/fixtures/oip/tritonclient.json', import.meta.url);
const recorded = Recorded.parse(JSON.parse(await readFile(file, 'utf8')));

let key: string;
beforeAll(async () => {
  followChanges();
  const owner = await makePerson('admin');
  ({ key } = await keyOf(owner.ctx, { scopes: ['predict', 'models:read'], limit: 'none' }));
  await serveOipModels(owner.ctx);
}, 240_000);
afterAll(() => followChanges().stop());

type Sent = { status: number; headers: Record<string, unknown>; body: Buffer };

/** Sends what was recorded, byte by byte: `fetch` would add headers of its own. */
function send(origin: string, name: string): Promise<Sent> {
  const { method, path, headers, body } = recorded.find((one) => one.name === name)!;
  return new Promise((resolve, reject) => {
    const call = request(`${origin}${path}`, { method, headers: { ...headers, authorization: `Bearer ${key}` } });
    call.on('error', reject).on('response', async (answer) => {
      const body = Buffer.concat(await answer.toArray());
      resolve({ status: answer.statusCode!, headers: answer.headers, body });
    });
    call.end(Buffer.from(body, 'base64'));
  });
}

type Output = { name: string; datatype: string; shape: number[]; data?: unknown[]; bytes?: Buffer };

/** Reads an answer as the protocol says: JSON of the length that the header tells, then each binary tensor. */
function read({ headers, body }: Sent): Record<string, unknown> & { outputs: Output[] } {
  const jsonBytes = Number(headers['inference-header-content-length'] ?? body.length);
  const { outputs, ...others } = JSON.parse(body.toString('utf8', 0, jsonBytes));
  let offset = jsonBytes;
  const tensors = outputs.map(({ parameters, ...output }: Output & { parameters?: { binary_data_size: number } }) => {
    if (!parameters) return output;
    offset += parameters.binary_data_size;
    return { ...output, bytes: body.subarray(offset - parameters.binary_data_size, offset) };
  });
  expect(offset).toBe(body.length);
  return { ...others, outputs: tensors };
}

const floats = (bytes: Buffer) => [...new Float64Array(new Uint8Array(bytes).buffer)];
const texts = (...words: string[]) =>
  Buffer.concat(
    words.flatMap((word) => [Buffer.from(Uint32Array.of(Buffer.byteLength(word)).buffer), Buffer.from(word)]),
  );

describe.each(Object.entries(oipDoors))('what tritonclient sends, through %s', (_, open) => {
  let door: OipDoor;
  beforeAll(async () => {
    door = await open();
  });
  afterAll(() => door.close());

  const json = async (name: string) => {
    const { status, body } = await send(door.origin, name);
    expect(status).toBe(200);
    return JSON.parse(body.toString());
  };

  test.each([
    ['server live', { live: true }],
    ['server ready', { ready: true }],
    ['model ready', { name: 'iris', ready: true }],
    ['version ready', { name: 'iris', ready: true }],
  ])('%s is answered', async (name, answer) => expect(await json(name)).toEqual(answer));

  test('the server tells its name, version and extensions', async () => {
    expect(await json('server metadata')).toEqual({
      name: 'bellwether',
      version: expect.stringMatching(/^\d+\.\d+\.\d+/),
      extensions: expect.arrayContaining(['binary_tensor_data']),
    });
  });

  test('a model tells its inputs and outputs, and its versions or that of the path', async () => {
    const metadata = await json('model metadata');
    expect(metadata).toEqual({
      name: 'iris',
      versions: ['1'],
      platform: 'onnxruntime_onnx',
      inputs: ['sepal_length', 'sepal_width', 'petal_length', 'petal_width'].map((name) => ({
        name,
        datatype: 'FP64',
        shape: [-1],
      })),
      outputs: [
        { name: 'label', datatype: 'BYTES', shape: [-1] },
        { name: 'score', datatype: 'FP64', shape: [-1] },
        {
          name: 'probabilities',
          datatype: 'FP64',
          shape: [-1, 3],
          parameters: { labels: ['setosa', 'versicolor', 'virginica'] },
        },
      ],
    });
    expect(await json('version metadata')).toEqual(metadata);
  });

  test('the models one may see are listed', async () => {
    expect(await json('repository index')).toContainEqual({ name: 'iris', version: '1', state: 'READY', reason: '' });
  });

  test('a tensor a feature is answered with all outputs in binary', async () => {
    const sent = await send(door.origin, 'iris, a tensor a feature, all outputs');
    expect(sent.headers['content-type']).toBe('application/octet-stream');
    const { outputs, ...about } = read(sent);
    expect(about).toEqual({
      model_name: 'iris',
      model_version: '1',
      parameters: { prediction_id: expect.stringMatching(/^pred_/), cached: false },
    });
    expect(outputs.map(({ bytes: _, ...about }) => about)).toEqual([
      { name: 'label', datatype: 'BYTES', shape: [2] },
      { name: 'score', datatype: 'FP64', shape: [2] },
      { name: 'probabilities', datatype: 'FP64', shape: [2, 3] },
    ]);
    expect(outputs[0]!.bytes).toEqual(texts('setosa', 'virginica'));
    expect(floats(outputs[1]!.bytes!)).toHaveLength(2);
    expect(floats(outputs[2]!.bytes!).map((p) => Math.round(p))).toEqual([1, 0, 0, 0, 0, 1]);
  });

  test('features in other datatypes, binary and not, are answered with the outputs asked for, in their order', async () => {
    const { id, outputs } = read(
      await send(door.origin, 'iris, FP16 and FP32 features in JSON and binary, some outputs'),
    );
    expect(id).toBe('flower 1');
    expect(outputs.map(({ name }) => name)).toEqual(['probabilities', 'label']);
    expect(outputs[0]!.bytes).toHaveLength(48);
    expect(outputs[1]).toEqual({ name: 'label', datatype: 'BYTES', shape: [2], data: ['setosa', 'virginica'] });
  });

  test('one matrix holds the features as its columns, under any name or that of the graph’s input', async () => {
    const { model_version, outputs } = read(await send(door.origin, 'iris, one matrix under a name of its own'));
    expect(model_version).toBe('1');
    expect(outputs[0]!.bytes).toEqual(texts('setosa', 'virginica'));
    const trees = read(await send(door.origin, "trees, one matrix named as the graph's input"));
    expect(trees.outputs[0]!.bytes).toEqual(texts('ash', 'birch'));
  });

  test('the highest classes are answered as value, index and label', async () => {
    const [output, another] = read(await send(door.origin, 'trees, classes')).outputs;
    expect(another).toBeUndefined();
    expect(output).toMatchObject({ name: 'probabilities', datatype: 'BYTES', shape: [2, 2] });
    const words = output!.bytes!.toString('latin1');
    expect(words).toMatch(/^.{4}0\.9\d*:0:ash.{4}0\.0\d*:1:birch.{4}0\.9\d*:1:birch.{4}0\.0\d*:0:ash$/s);
  });

  test.each(['texts in binary', 'texts in JSON'])('%s are read as UTF-8', async (name) => {
    const { outputs } = read(await send(door.origin, name));
    expect(outputs[0]!.bytes).toEqual(texts('good', 'bad'));
  });

  describe.each(echoedDatatypes)('%s', (datatype) => {
    test('in binary comes back bit by bit', async () => {
      const sent = recorded.find(({ name }) => name === `${datatype} in binary`)!;
      const bytes = Buffer.from(sent.body, 'base64').subarray(Number(sent.headers['inference-header-content-length']));
      const { outputs } = read(await send(door.origin, sent.name));
      expect(outputs).toEqual([{ name: 'y', datatype, shape: [1, 3], bytes }]);
    });

    test('in JSON comes back as the same values', async () => {
      const sent = recorded.find(({ name }) => name === `${datatype} in JSON`)!;
      const { data } = JSON.parse(Buffer.from(sent.body, 'base64').toString()).inputs[0];
      const { outputs } = read(await send(door.origin, sent.name));
      const expected = datatype === 'FP32' ? data.map((x: number) => Number(x.toPrecision(7))) : data;
      expect(outputs).toEqual([{ name: 'y', datatype, shape: [1, 3], data: expected }]);
    });
  });

  test.each([
    ['FP16 in binary', [-1.5, 0.0999755859375, 65504]],
    ['BF16 in binary', [-1.5, 0.10009765625, 2 ** 100]],
  ])('%s is widened to the float32 of the model', async (name, values) => {
    const { outputs } = read(await send(door.origin, name));
    expect(outputs[0]).toMatchObject({ datatype: 'FP32', shape: [1, 3] });
    expect([...new Float32Array(new Uint8Array(outputs[0]!.bytes!).buffer)]).toEqual([...Float32Array.from(values)]);
  });
});
