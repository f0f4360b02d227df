import { expect, test } from 'vitest';
import { answerRows } from '#lib/inference/answer-rows';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { quarantined, ready } from '#tests/integration/quarantine/quarantined';
import { floats, integers, model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const windowSamples = 400;
const listening = {
  task: 'audio-classification',
  labels: ['quiet', 'loud'],
  features: [
    {
      name: 'audio',
      type: 'audio',
      sampleRate: 8000,
      window: { samples: windowSamples, hop: windowSamples },
      input: 'x',
    },
  ],
  outputs: { activation: 'softmax' },
};

/** How loud a window is; `carries`: added to how loud those before it were. */
function listener({ carries, rows }: { carries: boolean; rows: number | string }): Uint8Array {
  const sum = carries ? [node('Add', ['mean', 'state'], ['stateN'])] : [];
  return model({
    input: [value('x', 'float', [rows, windowSamples]), ...(carries ? [value('state', 'float', [1, 1])] : [])],
    output: [value('logits', 'float', [rows, 2]), ...(carries ? [value('stateN', 'float', [1, 1])] : [])],
    initializer: [floats('weights', [1, 2], [-8, 8]), integers('axes', [1])],
    node: [
      node('Abs', ['x'], ['loud']),
      node('ReduceMean', ['loud'], ['mean'], { axes: { ints: [1] } }),
      ...sum,
      node('MatMul', [carries ? 'stateN' : 'mean', 'weights'], ['logits']),
    ],
  });
}

async function windowsOf(file: Uint8Array, manifest: object) {
  const { certificate, graphPath, manifest: inForce } = await ready(file, manifest);
  const codec = compileCodec({ manifest: inForce, binding: certificate.binding });
  const [answer] = await answerRows(await openSession(graphPath), codec, [{ audio: tone(3.5) }], () => '');
  return { certificate, windows: answer && 'windows' in answer ? answer.windows! : [] };
}

/** A WAV of a steady tone that lasts so many windows. */
function tone(windows: number): Buffer {
  const samples = Int16Array.from({ length: windows * windowSamples }, (_, n) => (n % 8 < 4 ? 6000 : -6000));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + samples.byteLength, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(samples.byteLength, 40);
  return Buffer.concat([head, Buffer.from(samples.buffer)]);
}

test('windows of a recording may share a run where the graph takes any number of rows', async () => {
  const { certificate, windows } = await windowsOf(listener({ carries: false, rows: 'N' }), listening);
  expect(certificate).toMatchObject({ batchable: true, deterministic: true });
  expect(windows).toHaveLength(4);
});

test('a graph for one window at a time is certified, and its windows are run one by one', async () => {
  const version = await ready(listener({ carries: false, rows: 1 }), listening);
  expect(version.certificate).toMatchObject({ batchable: false, deterministic: true });
});

test('a model that carries state is certified, and hears a window with what came before it', async () => {
  const state = [{ input: 'state', output: 'stateN', shape: [1, 1] }];
  const { certificate, windows } = await windowsOf(listener({ carries: true, rows: 1 }), { ...listening, state });
  expect(certificate).toMatchObject({ batchable: false, deterministic: true });
  expect(certificate.notes.join()).toMatch(/carries state from one window to the next/);
  const scores = windows.slice(0, 3).map(({ score }) => score);
  expect(scores[1]).toBeGreaterThan(scores[0]!);
  expect(scores[2]).toBeGreaterThan(scores[1]!);
});

test('an example that is no recording is its owner’s to mend', async () => {
  const examples = [{ input: { audio: 'bm90IGEgcmVjb3JkaW5n' } }];
  const { rejection } = await quarantined(listener({ carries: false, rows: 'N' }), { ...listening, examples });
  expect(rejection).toMatch(/An example does not fit the features\.\n\/examples\/0\/input\/audio: /);
});
