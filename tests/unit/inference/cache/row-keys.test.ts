import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rowKeys } from '#lib/inference/cache/row-keys';
import { FileOnDisk } from '#lib/inference/sent-file';
import { TensorRow } from '#lib/inference/tensor-row';
import { Manifest } from '#lib/registry/manifest';

const manifest = Manifest.parse({
  task: 'tensor',
  features: [
    { name: 'a', type: 'tensor' },
    { name: 'b', type: 'number', default: 7 },
    { name: '__proto__', type: 'text', default: null },
  ],
});
const keyOf = (row: unknown, id = 'ver_1') => rowKeys({ id, manifest }, [row])[0];
const json = (text: string): unknown => JSON.parse(text);
const bytes = Uint8Array.of(1, 2, 3);
const onDisk = new FileOnDisk({
  path: 'anywhere',
  sizeBytes: 3,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const tensor = (type: 'float32' | 'int32' | 'string', dims: number[], data: TensorRow['data']) =>
  new TensorRow(type, dims, data);
let deep: unknown = 1;
for (let k = 0; k < 200_000; k++) deep = [deep];

describe('rows that mean the same have one key', () => {
  test.each<[string, unknown, unknown]>([
    ['in whatever order their features come', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['however a number is written', json('{"a":1}'), json('{"a":1.0e0}')],
    ['whether a default is sent or left out', { a: 1, b: 7 }, { a: 1 }],
    ['whether a missing value is sent as null or left out', json('{"a":1,"__proto__":null}'), { a: 1 }],
    ['wherever a file is held', { a: bytes }, { a: onDisk }],
    ['whatever kind of bytes a file is', { a: bytes }, { a: Buffer.from(bytes) }],
    [
      'typed tensors of equal elements',
      { a: tensor('float32', [2], Float32Array.of(1, 2)) },
      { a: tensor('float32', [2], Float32Array.of(0, 1, 2).subarray(1)) },
    ],
  ])('%s', (_, one, other) => {
    expect(keyOf(one)).toMatch(/^[\w-]{43}$/);
    expect(keyOf(other)).toBe(keyOf(one));
  });
});

describe('rows that differ have different keys', () => {
  test.each<[string, unknown, unknown]>([
    ['in a value', { a: 1 }, { a: 2 }],
    ['in the last bit of a number', { a: 0.1 }, { a: 0.1 + 2 ** -56 }],
    ['in the sign of zero', json('{"a":0}'), json('{"a":-0}')],
    ['in a number beyond all others or null', json('{"a":1e400}'), { a: null }],
    ['in two numbers beyond all others', json('{"a":1e400}'), json('{"a":-1e400}')],
    ['in a type', { a: 1 }, { a: '1' }],
    ['in true or 1', { a: true }, { a: 1 }],
    ['in which feature has it', { a: 7, b: 8 }, { a: 8, b: 7 }],
    ['in the order of a list', { a: [1, 2] }, { a: [2, 1] }],
    ['in where a list ends', { a: [[1], [2]] }, { a: [[1, 2]] }],
    ['in a list or its one element', { a: [1] }, { a: 1 }],
    ['in an empty list', { a: [[]] }, { a: [] }],
    ['in where a text ends', { a: ['ab', 'c'] }, { a: ['a', 'bc'] }],
    ['in a text that looks like a list', { a: ['1,2'] }, { a: ['1', '2'] }],
    ['in Unicode’s normal forms', { a: 'é'.normalize('NFC') }, { a: 'é'.normalize('NFD') }],
    ['in halves of surrogate pairs', { a: '\ud800' }, { a: '\ufffd' }],
    ['in two halves of surrogate pairs', { a: '\ud800' }, { a: '\ud801' }],
    ['in a NUL at the end of a text', { a: 'x' }, { a: 'x\0' }],
    ['in the end of a long text', { a: `${'x'.repeat(1_000_000)}y` }, { a: `${'x'.repeat(1_000_000)}z` }],
    ['in a feature named __proto__', json('{"a":1,"__proto__":"x"}'), json('{"a":1,"__proto__":"y"}')],
    ['in a file', { a: bytes }, { a: Uint8Array.of(1, 2) }],
    ['in a file or its SHA-256 as a text', { a: onDisk }, { a: onDisk.sha256 }],
    ['in a file or its bytes as a list', { a: bytes }, { a: [1, 2, 3] }],
    [
      'in a tensor’s shape',
      { a: tensor('float32', [2, 1], Float32Array.of(1, 2)) },
      { a: tensor('float32', [1, 2], Float32Array.of(1, 2)) },
    ],
    [
      'in a tensor’s type',
      { a: tensor('float32', [1], Float32Array.of(0)) },
      { a: tensor('int32', [1], Int32Array.of(0)) },
    ],
    ['in a tensor of texts', { a: tensor('string', [1], ['a']) }, { a: tensor('string', [1], ['b']) }],
  ])('%s', (_, one, other) => {
    expect(keyOf(one)).toBeDefined();
    expect(keyOf(other)).toBeDefined();
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  test('in the version they are for', () => expect(keyOf({ a: 1 }, 'ver_1')).not.toBe(keyOf({ a: 1 }, 'ver_2')));

  test('also in a version’s id and the text after it', () => {
    const text = Manifest.parse({ task: 'tensor', features: [{ name: 'a', type: 'text' }] });
    const [one] = rowKeys({ id: 'ver_1', manifest: text }, [{ a: '2' }]);
    const [other] = rowKeys({ id: 'ver_12', manifest: text }, [{ a: '' }]);
    expect(one).not.toBe(other);
  });
});

test.each<[string, unknown]>([
  ['null', null],
  ['a list', [1]],
  ['a text', 'row'],
  ['a row without a feature it needs', { b: 1 }],
  ['a row with a feature nobody knows', { a: 1, c: 2 }],
  ['a row with an object in it', { a: { b: 1 } }],
  ['a row with what looks like a file on disk', { a: { path: 'x', sizeBytes: 1, sha256: '00' } }],
  ['a row nested too deep', { a: deep }],
])('%s has no key and is left to the codec', (_, row) => expect(keyOf(row)).toBeUndefined());

test('keys are right again after a row that needed much room, or that broke off', () => {
  const before = keyOf({ a: 1 });
  keyOf({ a: 'x'.repeat(3_000_000) });
  keyOf({ a: [1, 2, { b: 1 }] });
  expect(keyOf({ a: 1 })).toBe(before);
});
