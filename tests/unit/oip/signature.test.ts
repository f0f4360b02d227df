import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Answer } from '#lib/inference/codecs/answers';
import { TensorRow } from '#lib/inference/tensor-row';
import type { InputTensor } from '#lib/oip/infer-request';
import { inputRows } from '#lib/oip/input-rows';
import { signatureOf } from '#lib/oip/signature';
import type { Certificate } from '#lib/registry/certificate';
import { Manifest } from '#lib/registry/manifest';

type Outputs = Certificate['binding']['outputs'];

const unmeasured = {
  irVersion: 8,
  opsets: [],
  producer: '',
  operators: [],
  latencyMs: { one: { p50: 1, p95: 1 }, thirtyTwo: null },
  memoryBytes: 0,
  loadMs: 0,
  batchable: true,
  deterministic: true,
  parity: null,
  notes: [],
  measuredAt: '2026-11-21T00:00:00Z',
};

/** The signature of a version with that manifest; its features are columns of the graph's input "X", or tensors. */
function signatureFor(
  given: z.input<typeof Manifest>,
  outputs: Outputs,
  elementType: 'float32' | 'string' = 'float32',
) {
  const manifest = Manifest.parse(given);
  const columns = manifest.features.map((_, feature) => ({ feature, column: feature }));
  const isTensor = manifest.features[0]!.type === 'tensor';
  const inputs = isTensor
    ? [{ name: 'x', elementType, shape: [null, 3, null], features: [{ feature: 0, column: null }] }]
    : [{ name: 'X', elementType, shape: [null, columns.length], features: columns }];
  const named = (outputs.tensors ?? [outputs.value]).flatMap((output) => (output ? [output.name] : []));
  const graphOutputs = named.map((name) => ({ name, kind: 'tensor', elementType, shape: ['N', 4] }));
  const certificate = { ...unmeasured, inputs: [], outputs: graphOutputs, binding: { inputs, outputs } };
  return signatureOf({ manifest, certificate });
}

const numbers = ['a', 'b'].map((name) => ({ name, type: 'number' as const }));
const tensor = (name: string, datatype: InputTensor['datatype'], shape: number[], data: unknown[]): InputTensor => ({
  name,
  datatype,
  shape,
  content: { data },
});

describe('outputs', () => {
  const read = (signature: ReturnType<typeof signatureFor>, answers: Answer[]) =>
    Object.fromEntries(signature.outputs.map(({ name, read }) => [name, read!(answers)]));

  test('of a classification are label, score and the probabilities in the order of its labels', () => {
    const signature = signatureFor(
      { task: 'classification', features: numbers, labels: ['2', '1'] },
      { probabilities: { name: 'scores', kind: 'per-class' } },
    );
    expect(signature.outputs).toMatchObject([
      { name: 'label', datatype: 'BYTES', shape: [-1] },
      { name: 'score', datatype: 'FP64', shape: [-1] },
      { name: 'probabilities', graphName: 'scores', datatype: 'FP64', shape: [-1, 2], labels: ['2', '1'] },
    ]);
    const { probabilities } = read(signature, [{ label: '2', score: 0.75, probabilities: { 1: 0.25, 2: 0.75 } }]);
    expect(probabilities).toEqual({ type: 'float64', shape: [1, 2], data: Float64Array.of(0.75, 0.25) });
  });

  test('do not pass for the graph’s own where that holds other numbers', () => {
    const logits = { task: 'classification' as const, features: numbers, labels: ['a', 'b'] };
    const given = { ...logits, outputs: { activation: 'softmax' as const } };
    const [, , probabilities] = signatureFor(given, { probabilities: { name: 'logits', kind: 'per-class' } }).outputs;
    expect(probabilities).not.toHaveProperty('graphName');
  });

  test('of entities and detections are their JSON, a text a row', () => {
    const features = [{ name: 't', type: 'text' as const }];
    const signature = signatureFor({ task: 'token-classification', features }, { tokens: { name: 'logits' } });
    const entity = { label: 'PER', score: 1, start: 0, end: 3, text: 'Ada' };
    expect(read(signature, [{ entities: [entity] }, { entities: [] }]).entities).toEqual({
      type: 'string',
      shape: [2],
      data: [JSON.stringify([entity]), '[]'],
    });
  });

  test('of vectors a token are as long as the longest, the others filled up with NaN', () => {
    const features = [{ name: 't', type: 'text' as const }];
    const given = { task: 'embedding' as const, features, outputs: { embedding: { pooling: 'none' as const } } };
    const signature = signatureFor(given, { embedding: { name: 'hidden' } });
    const { embedding } = read(signature, [
      { embedding: [[1, 2]] },
      {
        embedding: [
          [3, 4],
          [5, 6],
        ],
      },
    ]);
    expect(embedding).toEqual({
      type: 'float64',
      shape: [2, 2, 2],
      data: Float64Array.of(1, 2, Number.NaN, Number.NaN, 3, 4, 5, 6),
    });
  });

  test('that are texts are BYTES', () => {
    const signature = signatureFor({ task: 'regression', features: numbers }, { value: { name: 'word' } }, 'string');
    expect(signature.outputs).toMatchObject([{ name: 'value', graphName: 'word', datatype: 'BYTES' }]);
    expect(read(signature, [{ value: 'low' }]).value).toEqual({ type: 'string', shape: [1], data: ['low'] });
  });

  test('that are raw tensors have the graph’s type and shape; of a recording one a window, filled up', () => {
    const raw = { tensors: [{ name: 'y', elementType: 'float32' as const }] };
    const tensors = signatureFor({ task: 'tensor', features: [{ name: 'x', type: 'tensor' }] }, raw);
    expect(tensors.outputs).toEqual([{ name: 'y', datatype: 'FP32', shape: [-1, 4] }]);
    const recording = { name: 'sound', type: 'audio' as const, sampleRate: 16_000 };
    const windows = signatureFor({ task: 'tensor', features: [recording] }, raw);
    expect(windows.outputs).toMatchObject([{ name: 'y', datatype: 'FP64', shape: [-1, -1, 4] }]);
    const answers: Answer[] = [{ outputs: { y: [[1], [2]] } }, { outputs: { y: [[3]] } }];
    expect(read(windows, answers).y!.data).toEqual(Float64Array.of(1, 2, 3, Number.NaN));
  });
});

describe('rows', () => {
  const coded = [
    { name: 'age', type: 'integer' as const },
    { name: 'member', type: 'boolean' as const },
    { name: 'city', type: 'category' as const, categories: ['Delft', 'Oslo'] },
  ];
  const output = { label: { name: 'label', elementType: 'int64' as const } };
  const rows = (signature: ReturnType<typeof signatureFor>, ...tensors: InputTensor[]) =>
    inputRows(signature, tensors, 100);

  test('of a matrix are read as the features are coded: booleans as 0 and 1, categories by their place', () => {
    const signature = signatureFor({ task: 'classification', features: coded }, output);
    expect(rows(signature, tensor('X', 'FP32', [2, 3], [30, 1, 0, 40, 0, 1]))).toEqual([
      { age: 30, member: true, city: 'Delft' },
      { age: 40, member: false, city: 'Oslo' },
    ]);
    expect(() => rows(signature, tensor('X', 'FP32', [1, 3], [30, 2, 0]))).toThrow('"member" takes BOOL');
    expect(() => rows(signature, tensor('X', 'FP32', [1, 3], [30, 1, 2]))).toThrow('"city" takes BYTES');
  });

  test('of whole numbers beyond those that are exact are refused, not rounded', () => {
    const signature = signatureFor({ task: 'classification', features: coded.slice(0, 1) }, output);
    const bytes = new Uint8Array(BigInt64Array.of(2n ** 53n).buffer);
    const age: InputTensor = { name: 'age', datatype: 'INT64', shape: [1], content: { bytes } };
    expect(() => rows(signature, age)).toThrow('9007199254740992, beyond the whole numbers that are exact');
  });

  test('of a tensor are parts of it, typed as it came', () => {
    const features = [{ name: 'x', type: 'tensor' as const }];
    const signature = signatureFor({ task: 'tensor', features }, { tensors: [] });
    expect(signature.inputs.get('x')).toMatchObject({ datatype: 'FP32', shape: [-1, 3, -1] });
    const [first, second] = rows(signature, tensor('x', 'INT8', [2, 3, 1], [1, 2, 3, 4, 5, 6]));
    expect([first!.x, second!.x]).toEqual([
      new TensorRow('int8', [3, 1], Int8Array.of(1, 2, 3)),
      new TensorRow('int8', [3, 1], Int8Array.of(4, 5, 6)),
    ]);
  });

  test('are counted before any is made', () => {
    const features = [{ name: 'x', type: 'tensor' as const }];
    const signature = signatureFor({ task: 'tensor', features }, { tensors: [] });
    expect(() => rows(signature, tensor('x', 'FP32', [2 ** 40, 3, 0], []))).toThrow('at most 100 rows');
  });
});
