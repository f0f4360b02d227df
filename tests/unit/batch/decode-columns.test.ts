import { expect, test } from 'vitest';
import { csvSource } from '#lib/batch/scoring/csv-source';
import { columnDecoder } from '#lib/batch/scoring/decode-columns';
import { rowDecoder } from '#lib/batch/scoring/decode-rows';
import type { InputFormat } from '#lib/batch/scoring/input-format';
import { csvLine } from '#lib/csv/write-csv';
import { compileCodec } from '#lib/inference/compile-codec';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';

const manifest = Manifest.parse({
  task: 'regression',
  features: [
    { name: 'required', type: 'number', min: -10, max: 1e6 },
    { name: 'optional', type: 'number', default: null },
    { name: 'count', type: 'integer', default: 3 },
    { name: 'flag', type: 'boolean', default: false },
    { name: 'city', type: 'category', categories: ['Delft', 'NA', 'Oslo'], default: null },
    { name: 'place', type: 'category', categories: ['a', 'b'] },
    { name: 'day', type: 'date', default: null },
    { name: 'words', type: 'text', maxLength: 12 },
    { name: 'absent', type: 'number', default: 7 },
  ],
});
const own = (name: string, elementType: 'float32' | 'int64' | 'string' | 'bool', feature: number, flat = false) => ({
  name,
  elementType,
  shape: flat ? [null] : [null, 1],
  features: [{ feature, column: null }],
});
const binding: Binding = {
  inputs: [
    {
      name: 'numbers',
      elementType: 'float32',
      shape: [null, 5],
      features: [
        { feature: 0, column: 2 },
        { feature: 1, column: 0 },
        { feature: 5, column: 1 },
        { feature: 6, column: 3 },
        { feature: 8, column: 4 },
      ],
    },
    own('count', 'int64', 2),
    own('flag', 'bool', 3, true),
    own('city', 'string', 4),
    own('words', 'string', 7),
  ],
  outputs: { value: { name: 'y' } },
};
const header = ['words', 'required', 'extra', 'count', 'city', 'optional', 'flag', 'place', 'day'];
const format: InputFormat = {
  encoding: 'utf-8',
  delimiter: ',',
  header,
  hasHeader: true,
  notes: [],
  writtenAs: { required: 'decimal-comma', optional: 'decimal-point', day: 'day-first' },
};
const texts = [
  '',
  '1',
  '2.5',
  '-3',
  '1e9',
  'NA',
  'true',
  'no',
  'Delft',
  'a',
  'b',
  'Oslo',
  '2026-01-31',
  '31.01.2026',
  '1.234,5',
  '1,234.5',
  'None',
  'much too many words',
];

test('fields are decoded column by column as the codec decodes them row by row: values, defaults and errors', async () => {
  let state = 1;
  const pick = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return texts[Math.floor((state / 2 ** 32) * texts.length)]!;
  };
  const likely = ['text', '5', 'x', '3', 'Delft', '', 'true', 'a', ''];
  const rows = Array.from({ length: 2_000 }, (_, row) => likely.map((text) => (row % 3 === 0 ? pick() : text)));
  for (const row of rows) row[Math.floor(state / 7) % row.length] = pick();
  const chunks = async function* () {
    yield Buffer.from(csvLine(header) + rows.map((row) => csvLine(row)).join(''));
  };
  const { batches } = csvSource(chunks(), format, undefined, 2_000, { manifest, binding });
  const codec = compileCodec({ manifest, binding });
  const fast = columnDecoder({ manifest, binding }, codec, (name) => header.indexOf(name), format.writtenAs)!;
  let answered = 0;
  for await (const batch of batches) {
    const [found, expected] = [await fast(batch), await rowDecoder(codec)(batch)];
    expect(found.errors).toEqual(expected.errors);
    expect(found.feeds).toEqual(expected.feeds);
    answered += batch.rowCount - found.errors.size;
  }
  expect(answered).toBeGreaterThan(500);
  expect(answered).toBeLessThan(1_900);
});

test('a model that takes more than scalars has no such way', () => {
  const pictures = Manifest.parse({
    task: 'image-classification',
    features: [{ name: 'image', type: 'image', width: 2, height: 2, channels: 1 }],
  });
  const inputs = [
    { name: 'X', elementType: 'float32' as const, shape: [null, 1, 2, 2], features: [{ feature: 0, column: null }] },
  ];
  const version = { manifest: pictures, binding: { inputs, outputs: { value: { name: 'y' } } } };
  expect(columnDecoder(version, compileCodec(version), () => 0)).toBeNull();
});
