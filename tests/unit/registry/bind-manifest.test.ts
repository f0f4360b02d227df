import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors';
import { Binding, bindManifest } from '#lib/registry/bind-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import * as fixtures from '#tests/support/onnx-fixtures';
import { model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

type Draft = {
  task?: string;
  features?: Record<string, unknown>[];
  labels?: string[];
  outputs?: Record<string, string>;
};

async function bind(bytes: Uint8Array, { task = 'classification', ...rest }: Draft) {
  return bindManifest(Manifest.parse({ task, ...rest }), await readOnnxSummary(sourceOfBytes(bytes)));
}

/** "pointer: detail" of every problem. */
async function problems(bytes: Uint8Array, draft: Draft): Promise<string[]> {
  const error: unknown = await bind(bytes, draft).then(
    () => undefined,
    (caught) => caught,
  );
  if (!isAppError(error)) throw new Error(`expected an AppError, got ${error}`);
  return error.errors!.map(({ pointer, detail }) => `${pointer}: ${detail}`);
}

const numbers = (...names: string[]) => names.map((name) => ({ name, type: 'number' }));
const applicant = [...numbers('age', 'income'), { name: 'city', type: 'category', categories: ['Delft', 'Oslo'] }];

describe('a manifest that fits', () => {
  test('feeds the columns of the only input in its order', async () => {
    const binding = await bind(fixtures.linearRegression(), { task: 'regression', features: numbers('a', 'b', 'c') });
    expect(binding).toEqual({
      inputs: [
        {
          name: 'X',
          elementType: 'float32',
          shape: [null, 3],
          features: [
            { feature: 0, column: 0 },
            { feature: 1, column: 1 },
            { feature: 2, column: 2 },
          ],
        },
      ],
      outputs: { value: { name: 'variable' } },
    });
    expect(Binding.parse(JSON.parse(JSON.stringify(binding)))).toEqual(binding);
  });

  test('feeds inputs by name, whatever its order', async () => {
    const { inputs, outputs } = await bind(fixtures.namedColumns(), { features: applicant.toReversed() });
    expect(inputs.map(({ name, features }) => [name, features])).toEqual([
      ['age', [{ feature: 2, column: null }]],
      ['income', [{ feature: 1, column: null }]],
      ['city', [{ feature: 0, column: null }]],
    ]);
    expect(outputs).toEqual({
      label: { name: 'label', elementType: 'int64' },
      probabilities: { name: 'probabilities', kind: 'per-class' },
    });
  });

  test('reads one probability a row as that of the second label', async () => {
    const { outputs } = await bind(fixtures.positiveClass(), { features: numbers('a', 'b'), labels: ['no', 'yes'] });
    expect(outputs).toEqual({ probabilities: { name: 'probability', kind: 'positive-class' } });
  });

  test('reads probabilities from where a ZipMap was', async () => {
    const { outputs } = await bind(fixtures.zipMapClassifier(), { features: numbers('a', 'b') });
    expect(outputs.probabilities).toEqual({ name: 'output_probability', kind: 'per-class' });
  });

  test('may name its outputs', async () => {
    const outputs = { label: 'label', probabilities: 'probabilities' };
    expect((await bind(fixtures.namedColumns(), { features: applicant, outputs })).outputs.probabilities?.name).toBe(
      'probabilities',
    );
  });
});

describe('every problem is listed with its place', () => {
  test('unknown inputs, with those there are', async () => {
    const features = [{ name: 'years', type: 'number' }, { name: 'pay', type: 'number', input: 'wage' }, applicant[2]!];
    expect(await problems(fixtures.namedColumns(), { features })).toEqual([
      '/features/0/name: the graph has no input "years"; it has "age", "income", "city". Name the feature so, or give it "input"',
      '/features/1/input: the graph has no input "wage"; it has "age", "income", "city"',
    ]);
  });

  test('inputs that nothing feeds', async () => {
    expect(await problems(fixtures.namedColumns(), { features: applicant.slice(0, 2) })).toEqual([
      '/features: no feature feeds the graph input "city" [N, 1]',
    ]);
  });

  test('types that cannot be fed', async () => {
    const features = [
      { name: 'age', type: 'text' },
      { name: 'income', type: 'number' },
      { name: 'city', type: 'integer' },
    ];
    expect(await problems(fixtures.namedColumns(), { features })).toEqual([
      expect.stringMatching(/^\/features\/0\/type: a text cannot be fed.*"age" takes float32/),
      expect.stringMatching(
        /^\/features\/2\/type: a integer cannot be fed; use "category" or "text".*"city" takes string/,
      ),
    ]);
  });

  test('a wrong number of columns', async () => {
    expect(await problems(fixtures.linearRegression(), { task: 'regression', features: numbers('a', 'b') })).toEqual([
      '/features: the graph input "X" [N, 3] takes 3 features, the manifest gives it 2',
    ]);
  });

  test('labels that are too few, or in another order than the graph’s', async () => {
    const features = numbers('a', 'b');
    expect(await problems(fixtures.zipMapClassifier(), { features, labels: ['ash', 'birch'] })).toEqual([
      '/labels: lists 2 labels, but the output "output_probability" has 3 columns',
    ]);
    expect(await problems(fixtures.zipMapClassifier(), { features, labels: ['birch', 'ash', 'cedar'] })).toEqual([
      "/labels: is in another order than the graph's own classes: ash, birch, cedar",
    ]);
  });

  test('outputs that are not there or cannot be what they are named', async () => {
    const outputs = { label: 'nothing', probabilities: 'label' };
    const found = await problems(fixtures.namedColumns(), { features: applicant, outputs });
    expect(found).toEqual([
      expect.stringMatching(/^\/outputs\/label: the graph has no output "nothing"; it has "label" \(int64 \[N\]\)/),
      expect.stringMatching(/^\/outputs\/probabilities: "label" cannot hold probabilities/),
    ]);
  });

  test('a date, an open list or a missing boolean for an input that cannot hold it', async () => {
    const taking = (type: Parameters<typeof value>[1]) =>
      model({
        input: [value('X', type, ['N', 1])],
        output: [value('y', type, ['N', 1])],
        node: [node('Identity', ['X'], ['y'])],
      });
    const found = (type: Parameters<typeof value>[1], feature: object) =>
      problems(taking(type), { task: 'tensor', features: [{ name: 'X', ...feature }] });
    const open = { type: 'category', categories: ['a'], open: true };
    expect(await found('float', open)).toEqual([
      expect.stringMatching(/^\/features\/0\/open: only an input of strings/),
    ]);
    expect(await found('int64', { type: 'date' })).toEqual([
      expect.stringMatching(/^\/features\/0\/type: a date is fed/),
    ]);
    expect(await found('int64', { type: 'boolean', default: null })).toEqual([
      expect.stringMatching(/^\/features\/0\/default: null means missing/),
    ]);
  });

  test('a task the outputs do not give', async () => {
    const features = numbers('a', 'b');
    expect(await problems(fixtures.zipMapClassifier(), { task: 'regression', features })).toHaveLength(1);
  });

  test('an image of another size', async () => {
    const features = [{ name: 'image', type: 'image', width: 9, height: 8, channels: 1 }];
    expect(await problems(fixtures.imageClassifier(), { task: 'image-classification', features })).toEqual([
      '/features/0: this image is [N, 1, 8, 9] (NCHW); the graph input "image" is [N, 1, 8, 8]',
    ]);
  });

  test('a graph that takes a fixed number of rows, or values of a type that is not served', async () => {
    const regression = (input: ReturnType<typeof value>) =>
      model({ input: [input], output: [value('y', 'float', ['N', 1])], node: [node('Identity', ['X'], ['y'])] });
    const found = (input: ReturnType<typeof value>) =>
      problems(regression(input), { task: 'regression', features: numbers('a') });
    expect(await found(value('X', 'float', [32, 1]))).toEqual([
      expect.stringMatching(/takes exactly 32 rows at a time/),
    ]);
    expect(await found(value('X', 'float16', ['N', 1]))).toEqual([
      expect.stringMatching(/float16 values, which are not served/),
    ]);
    expect(await found(value('X', 'float', []))).toEqual([expect.stringMatching(/no dimension for rows/)]);
  });

  test('a sequence output, with what to do', async () => {
    expect(await problems(fixtures.sequenceOutput(), { task: 'tensor', features: numbers('a', 'b') })).toEqual([
      expect.stringMatching(/"parts" \(a sequence\); sequences and maps cannot be read, export tensors/),
    ]);
  });
});
