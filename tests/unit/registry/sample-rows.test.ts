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
