import { describe, expect, test } from 'vitest';
import { inferManifest } from '#lib/registry/infer-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import * as fixtures from '#tests/support/onnx-fixtures';
import { type Element, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const infer = async (bytes: Uint8Array) => inferManifest(await readOnnxSummary(sourceOfBytes(bytes)));
const features = async (bytes: Uint8Array) => (await infer(bytes)).features.map(({ name, type }) => `${name}: ${type}`);
/** A graph that only has inputs and outputs, the latter made by `operator`. */
const shell = (
  inputs: [string, Element, (number | string | null)[]][],
  outputs: [string, Element, (number | null)[]][],
  operator = 'Add',
) =>
  model({
    input: inputs.map(([name, type, shape]) => value(name, type, shape)),
    output: outputs.map(([name, type, shape]) => value(name, type, shape)),
    node: outputs.map(([name]) => node(operator, [inputs[0]?.[0] ?? ''], [name])),
  });

describe('features come from the graph inputs', () => {
  test('one input of several columns gives numbered features', async () => {
    expect(await features(fixtures.linearRegression())).toEqual([
      'feature_1: number',
      'feature_2: number',
      'feature_3: number',
    ]);
  });

  test('an input per column gives features of their names and types', async () => {
    const bytes = shell(
      [
        ['age', 'int64', [null, 1]],
        ['income', 'double', [null]],
        ['member', 'bool', ['N', 1]],
        ['city', 'string', ['N', 1]],
        ['embedding', 'float', ['N', 2]],
      ],
      [['y', 'float', [null, 1]]],
    );
    expect(await features(bytes)).toEqual([
      'age: integer',
      'income: number',
      'member: boolean',
      'city: text',
      'embedding_1: number',
      'embedding_2: number',
    ]);
  });

  test('four dimensions that are a picture give an image, others a tensor', async () => {
    const image = async (shape: (number | null)[]) =>
      (await infer(shell([['x', 'float', shape]], [['y', 'float', [null, 1]]]))).features;
    expect(await image([null, 3, 32, 24])).toMatchObject([
      { type: 'image', channels: 3, height: 32, width: 24, layout: 'NCHW' },
    ]);
    expect(await image([null, 28, 28, 1])).toMatchObject([
      { type: 'image', channels: 1, height: 28, width: 28, layout: 'NHWC' },
    ]);
    expect(await image([null, 3, null, null])).toMatchObject([{ type: 'tensor' }]);
    expect(await image([null, 7, 32, 32])).toMatchObject([{ type: 'tensor' }]);
    expect(await image([null, null])).toMatchObject([{ type: 'tensor' }]);
  });

  test('a graph without inputs is refused', async () => {
    await expect(infer(shell([], [['y', 'float', [1]]]))).rejects.toThrow(/no inputs/);
  });
});

describe('the task and labels come from the outputs', () => {
  const x: [string, Element, (number | null)[]][] = [['x', 'float', [null, 4]]];
  test.each([
    ['label and ZipMap', fixtures.zipMapClassifier(), 'classification', ['ash', 'birch', 'cedar']],
    ['label and probabilities', fixtures.namedColumns(), 'classification', ['0', '1']],
    ['softmax of a text', fixtures.textClassifier(), 'text-classification', ['0', '1']],
    ['softmax of an image', fixtures.imageClassifier(), 'image-classification', ['0', '1', '2']],
    ['label alone', fixtures.stringOutput(), 'classification', ['low', 'middle', 'high']],
    ['one number a row', fixtures.linearRegression(), 'regression', undefined],
    ['numbers that are no probabilities', shell(x, [['y', 'float', [null, 5]]]), 'tensor', undefined],
    [
      'a cluster and its distances',
      shell(x, [
        ['label', 'int64', [null]],
        ['scores', 'float', [null, 3]],
      ]),
      'classification',
      undefined,
    ],
  ])('%s', async (_, bytes, task, labels) => {
    const manifest = await infer(bytes);
    expect(manifest).toMatchObject({ task });
    expect(manifest.labels).toEqual(labels);
    expect(Manifest.parse(manifest)).toEqual(manifest);
  });
});
