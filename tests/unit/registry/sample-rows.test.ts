import sharp from 'sharp';
import { expect, test } from 'vitest';
import { compileCodec } from '#lib/inference/compile-codec';
import { bindManifest } from '#lib/registry/bind-manifest';
import { inferManifest } from '#lib/registry/infer-manifest';
import { Manifest } from '#lib/registry/manifest';
import { sourceOfBytes } from '#lib/registry/onnx/byte-source';
import { readOnnxSummary } from '#lib/registry/onnx/read-onnx-summary';
import { sampleRows } from '#lib/registry/sample-rows';
import * as fixtures from '#tests/support/onnx-fixtures';
import { model, node, value } from '#tests/support/onnx-fixtures/graph-builder';

const tensors = () =>
  model({
    input: [value('X', 'int64', ['N', 2, null])],
    output: [value('Y', 'int64', ['N', 2, null])],
    node: [node('Identity', ['X'], ['Y'])],
  });

test.each(Object.entries({ ...fixtures.servedModels, tensors }))(
  'made-up rows of %s pass its own codec',
  async (_, make) => {
    const summary = await readOnnxSummary(sourceOfBytes(make()));
    const manifest = inferManifest(summary);
    const binding = bindManifest(manifest, summary);
    const rows = sampleRows(manifest, 20, 1, binding);
    expect(rows).toHaveLength(20);
    await expect(Promise.resolve(compileCodec({ manifest, binding }).decode(rows, String))).resolves.toBeDefined();
    expect(sampleRows(manifest, 20, 1, binding)).toEqual(rows);
  },
);

test('the first row is one of defaults, middles and first categories; the others vary within their ranges', () => {
  const manifest = Manifest.parse({
    task: 'regression',
    features: [
      { name: 'age', type: 'integer', min: 18, max: 90 },
      { name: 'height', type: 'number', default: 1.7, min: 1, max: 2.5 },
      { name: 'weight', type: 'number', default: null },
      { name: 'city', type: 'category', categories: ['Delft', 'Oslo', 'Porto'] },
      { name: 'member', type: 'boolean', default: true },
      { name: 'since', type: 'date', default: null },
    ],
  });
  const [first, ...others] = sampleRows(manifest, 200, 7);
  expect(first).toEqual({ age: 54, height: 1.7, weight: 5, city: 'Delft', member: true, since: '2024-02-29' });
  const ages = others.map(({ age }) => Number(age));
  expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
  expect(Math.max(...ages)).toBeLessThanOrEqual(90);
  expect(ages.every(Number.isInteger)).toBe(true);
  expect(new Set(ages).size).toBeGreaterThan(20);
  expect(new Set(others.map(({ city }) => city))).toEqual(new Set(['Delft', 'Oslo', 'Porto']));
});

const rowsOf = (feature: object, count = 32) =>
  sampleRows(Manifest.parse({ task: 'tensor', features: [{ name: 'it', ...feature }] }), count, 3).map(({ it }) =>
    String(it),
  );
const bytesOf = (url: string) => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

test('texts that become tokens differ in length, and some are longer than most models read', () => {
  const texts = rowsOf({ type: 'text', tokens: { inputs: { ids: 'input_ids' }, maxTokens: 64 } });
  const words = texts.map((text) => text.split(' ').length);
  expect(new Set(words).size).toBeGreaterThan(3);
  expect(Math.max(...words)).toBeGreaterThan(300);
});

test('recordings are WAV at the model’s rate, some longer than a window and none longer than allowed', () => {
  const window = { samples: 8000, hop: 8000 };
  const recordings = rowsOf({ type: 'audio', sampleRate: 16_000, window }).map(bytesOf);
  const samples = recordings.map((bytes) => bytes.readUInt32LE(40) / 2);
  expect(recordings[0]!.readUInt32LE(24)).toBe(16_000);
  expect(new Set(samples)).toEqual(new Set([8000, 10_400]));
  expect(samples[0]).toBe(8000);
  const whole = rowsOf({ type: 'audio', sampleRate: 16_000, maxSeconds: 0.5 }).map(bytesOf);
  expect(new Set(whole.map((bytes) => bytes.length))).toEqual(new Set([44 + 16_000]));
});

test('films are animated GIFs that sharp can read to their last frame', async () => {
  const [film, other] = rowsOf({ type: 'video', frames: 4, width: 32, height: 32, channels: 3 }, 2).map(bytesOf);
  const { width, pageHeight, pages, delay } = await sharp(film!, { animated: true }).metadata();
  expect({ width, pageHeight, pages, delay: delay?.[0] }).toEqual({ width: 64, pageHeight: 48, pages: 10, delay: 100 });
  const { channels } = await sharp(film!, { page: 9 }).stats();
  expect(channels[0]!.max).toBeGreaterThan(channels[0]!.min);
  expect(other).not.toEqual(film);
});
