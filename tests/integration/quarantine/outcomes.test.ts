import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import yazl from 'yazl';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { newest } from '#lib/registry/onnx/explain-model-error';
import { quarantined, ready } from '#tests/integration/quarantine/quarantined';
import * as fixtures from '#tests/support/onnx-fixtures';
import { floats, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

async function answers(file: Uint8Array, rows: Record<string, unknown>[], ownManifest?: unknown) {
  const { manifest, certificate, graphPath } = await ready(file, ownManifest);
  const codec = compileCodec({ manifest, binding: certificate.binding });
  const session = await openSession(graphPath);
  return answerRows(session, codec, rows, (row) => `/${row}`);
}

function zip(files: Record<string, Uint8Array | string>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
  archive.end();
  return buffer(archive.outputStream);
}

const regression = {
  task: 'regression',
  features: ['a', 'b', 'c'].map((name) => ({ name, type: 'number', min: 0, max: 10 })),
};
const example = (value: number, input = { a: 1, b: 1, c: 1 }) => ({ input, expected: { value } });

describe('a file that can be served', () => {
  test('gets a certificate with all that was measured', async () => {
    const { certificate, manifest } = await ready(fixtures.linearRegression(), {
      ...regression,
      examples: [example(6.5), example(12.5, { a: 2, b: 2, c: 2 })],
    });
    expect(certificate).toMatchObject({
      opsets: [
        { domain: '', version: 17 },
        { domain: 'ai.onnx.ml', version: 3 },
      ],
      irVersion: 8,
      operators: ['Gemm'],
      batchable: true,
      deterministic: true,
      parity: { checked: 2, passed: 2 },
    });
    expect(certificate.latencyMs.one.p50).toBeGreaterThan(0);
    expect(certificate.latencyMs.one.p95).toBeGreaterThanOrEqual(certificate.latencyMs.one.p50);
    expect(certificate.latencyMs.thirtyTwo?.p50).toBeGreaterThan(0);
    expect(certificate.loadMs).toBeGreaterThan(0);
    expect(manifest.features.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  test.each(Object.entries(fixtures.servedModels))('%s is ready without a manifest', async (_, make) => {
    await expect(ready(make())).resolves.toBeDefined();
  });

  test('with a ZipMap answers labels and probabilities, whatever the labels are', async () => {
    const rows = [
      { feature_1: 3, feature_2: 0 },
      { feature_1: 0, feature_2: 3 },
    ];
    expect(await answers(fixtures.zipMapClassifier('strings'), rows)).toMatchObject([
      { label: 'ash' },
      { label: 'birch' },
    ]);
    expect(await answers(fixtures.zipMapClassifier('integers'), rows)).toMatchObject([
      { label: '10' },
      { label: '20' },
    ]);
  });

  test('with one probability a row answers both labels', async () => {
    const manifest = {
      task: 'classification',
      features: ['a', 'b'].map((name) => ({ name, type: 'number' })),
      labels: ['no', 'yes'],
    };
    const got = await answers(
      fixtures.positiveClass(),
      [
        { a: 2, b: 0 },
        { a: 0, b: 2 },
      ],
      manifest,
    );
    expect(got).toMatchObject([
      { label: 'yes', probabilities: { yes: expect.closeTo(0.8808, 3) } },
      { label: 'no', probabilities: { yes: expect.closeTo(0.1192, 3) } },
    ]);
  });

  test('in an archive takes its manifest from model.json and names what it left aside', async () => {
    const manifest = JSON.stringify({ ...regression, examples: [example(6.5)] });
    const files = {
      'top/model.onnx': fixtures.linearRegression(),
      'top/model.json': manifest,
      'top/train.py': 'print()',
    };
    const { certificate, manifest: inForce } = await ready(await zip(files));
    expect(inForce.features[0]).toMatchObject({ name: 'a' });
    expect(certificate.parity).toMatchObject({ checked: 1, passed: 1 });
    expect(certificate.notes.join()).toContain('top/train.py');
  });

  test('is marked when its rows must not share a run', async () => {
    const mixing = await ready(fixtures.rowsMix());
    expect(mixing.certificate).toMatchObject({ batchable: false, deterministic: true, latencyMs: { thirtyTwo: null } });
    const fixed = await ready(fixtures.constantBatch(1));
    expect(fixed.certificate).toMatchObject({ batchable: false });
  });

  test('is marked when two runs differ', async () => {
    expect((await ready(fixtures.nonDeterministic())).certificate).toMatchObject({
      deterministic: false,
      batchable: false,
    });
  });

  test('whose scores are no probabilities says so', async () => {
    const manifest = {
      task: 'classification',
      features: ['a', 'b'].map((name) => ({ name, type: 'number' })),
      labels: ['x', 'y', 'z'],
    };
    const { certificate } = await ready(fixtures.logitsClassifier(), manifest);
    expect(certificate.notes.join()).toMatch(/scores, not probabilities/);
  });
});

describe('a file that cannot be served is rejected, and the reason says why', () => {
  const pointer = /\/labels: lists 2 labels, but the output "output_probability" has 3 columns/;
  const labels = {
    task: 'classification',
    features: [
      { name: 'a', type: 'number' },
      { name: 'b', type: 'number' },
    ],
  };
  const cases: [what: string, file: () => Uint8Array | Promise<Uint8Array>, reason: RegExp, manifest?: unknown][] = [
    ['empty', () => new Uint8Array(0), /empty \(0 bytes\)/],
    ['cut short', () => fixtures.linearRegression().subarray(0, 150), /cut short/],
    ['junk', () => Buffer.from([0xff, 0xfe, 1, 2, 3, 4, 5]), /not an ONNX file/],
    ['an unknown operator', fixtures.unknownOperator, /unknown operator com\.example:Sparkle.*opset \d+/],
    [
      'external data',
      () => fixtures.externalData('../../etc/passwd'),
      /weights in other files \("\.\.\/\.\.\/etc\/passwd"\).*inside/,
    ],
    ['external data in a branch', fixtures.hiddenExternalData, /weights in other files/],
    ['a sequence output', fixtures.sequenceOutput, /"parts" \(a sequence\).*export tensors/],
    ['four rows at a time', () => fixtures.constantBatch(4), /takes exactly 4 rows at a time/],
    ['wrong labels', fixtures.zipMapClassifier, pointer, { ...labels, labels: ['x', 'y'] }],
    [
      'an unmet expectation',
      fixtures.linearRegression,
      /\/examples\/1: the value was expected to be 7, the model answered 6\.5/,
      { ...regression, examples: [example(6.5), example(7)] },
    ],
    [
      'an example that does not fit',
      fixtures.linearRegression,
      /\/examples\/0\/input\/a: must be between 0 and 10/,
      { ...regression, examples: [example(1, { a: 11, b: 1, c: 1 })] },
    ],
    ['a zip without a model', () => zip({ 'weights.npy': 'x' }), /no model\.onnx.*NumPy/],
    [
      'a model.json that does not fit',
      () => zip({ 'model.onnx': fixtures.linearRegression(), 'model.json': '{"task":"guess"}' }),
      /\/task: /,
    ],
  ];
  test.each(cases)('%s', async (_, file, reason, manifest) => {
    const version = await quarantined(await file(), manifest ?? null);
    expect(version).toMatchObject({
      status: 'rejected',
      certificate: null,
      graphSha256: null,
      rejection: expect.stringMatching(reason),
    });
    expect(version.rejection).not.toMatch(/onnxruntime_src|\/tmp\/|node_modules/);
  });

  test.runIf(process.arch === 'x64')('a model that crashes its process', async () => {
    const version = await quarantined(fixtures.crashing());
    expect(version).toMatchObject({
      status: 'rejected',
      rejection: expect.stringMatching(/ended the process.*SIGFPE/),
    });
    expect(await quarantined(fixtures.crashing(1000))).toMatchObject({ status: 'ready' });
  });
});

describe('what onnxruntime can run is what the messages say', () => {
  const relu = (options: Parameters<typeof model>[1]) =>
    model(
      {
        input: [value('X', 'float', ['N', 2])],
        output: [value('Y', 'float', ['N', 2])],
        initializer: [floats('one', [1], [1])],
        node: [node('Add', ['X', 'one'], ['Y'])],
      },
      options,
    );
  test.each([
    ['opset', { opset: newest.opset }, { opset: newest.opset + 1 }],
    [
      'ai.onnx.ml opset',
      { domains: { 'ai.onnx.ml': newest.mlOpset } },
      { domains: { 'ai.onnx.ml': newest.mlOpset + 1 } },
    ],
    ['IR version', { irVersion: newest.irVersion }, { irVersion: newest.irVersion + 1 }],
  ])('%s', async (_, newestOne, newerOne) => {
    expect(await quarantined(relu(newestOne))).toMatchObject({ status: 'ready' });
    expect(await quarantined(relu(newerOne))).toMatchObject({
      status: 'rejected',
      rejection: expect.stringMatching(/newer opset|IR version/),
    });
  });
});
