import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fileRow } from '#lib/inference/rows';
import { FileOnDisk } from '#lib/inference/sent-file';
import { Manifest } from '#lib/registry/manifest';
import { codecOf, decodeAll, decodeOne } from '#tests/unit/inference/codec-of';
import arrays from '../../support/fixtures/npy/arrays.json' with { type: 'json' };

const feature = { name: 'x', type: 'tensor' } as const;
const manifest = Manifest.parse({ task: 'tensor', features: [feature] });
const taking = (type: 'float32' | 'int64' | 'int8' | 'bool' | 'string', shape: (number | null)[] = [null, 2, 3]) =>
  codecOf([feature, type, shape]);
const fileOf = (base64: string) => fileRow(manifest, Buffer.from(base64, 'base64'));
const refusalOf = (codec: ReturnType<typeof codecOf>, row: unknown) =>
  decodeOne(codec, row).then(
    () => 'taken',
    (error: Error) => error.message,
  );

test.each(Object.entries(arrays.taken))('an array as NumPy saves it is the row it holds: %s', async (_, base64) => {
  for (const type of ['float32', 'int64'] as const) {
    const tensors = await decodeOne(taking(type), await fileOf(base64));
    expect(tensors.x).toMatchObject({ type, dims: [1, 2, 3] });
    expect([...(tensors.x!.data as Float32Array)].map(Number)).toEqual([1, 2, 3, 4, 5, 6]);
  }
});

test('a file, its base64 and the numbers themselves are the same row, and stand together in a call', async () => {
  const base64 = arrays.taken.float64;
  const rows = [
    await fileOf(base64),
    { x: base64 },
    { x: `data:;base64,${base64}` },
    {
      x: [
        [1, 2, 3],
        [4, 5, 6],
      ],
    },
  ];
  const tensor = (await decodeAll(taking('float32'), rows)).x!;
  expect(tensor.dims).toEqual([4, 2, 3]);
  expect([...(tensor.data as Float32Array)]).toEqual(Array.from({ length: 4 }, () => [1, 2, 3, 4, 5, 6]).flat());
});

test('a large array is read from where it lies on disk', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-npy-'));
  const path = join(folder, 'a.npy');
  const bytes = Buffer.from(arrays.taken.float32, 'base64');
  await writeFile(path, bytes);
  const row = await fileRow(manifest, new FileOnDisk({ path, sizeBytes: bytes.length, sha256: 'x' }));
  expect((await decodeOne(taking('float32'), row)).x!.dims).toEqual([1, 2, 3]);
  await rm(folder, { recursive: true });
});

describe('is refused with the reason', () => {
  test.each<[keyof typeof arrays.refused, RegExp]>([
    ['big-endian', /little-endian numbers, has ">f4": save it with array\.astype/],
    ['Fortran order', /C order, is in Fortran order/],
    ['objects', /Python objects: pickles run code/],
    ['texts', /must hold numbers, has "<U/],
    ['complex', /must hold numbers, has "<c8"/],
    ['structured', /structured type/],
    ['half', /must hold numbers, has "<f2"/],
    ['another shape', /must have the shape \[2,3\], has \[3,2\]/],
    ['three dimensions', /must have the shape \[2,3\], has \[2,3,1\]/],
    ['booleans', /must hold float32 values, has bool/],
  ])('%s', async (name, words) => {
    expect(await refusalOf(taking('float32'), await fileOf(arrays.refused[name]))).toMatch(words);
  });

  test('numbers that the model’s type cannot hold', async () => {
    expect(await refusalOf(taking('int64'), await fileOf(arrays.refused.fractions))).toMatch(/int64 values, has 1\.5/);
    const wide = Buffer.from(arrays.taken.int64, 'base64');
    wide.writeBigInt64LE(128n, wide.length - 8);
    expect(await refusalOf(taking('int8'), await fileOf(wide.toString('base64')))).toMatch(/int8 values, has 128/);
    expect(await refusalOf(taking('string'), await fileOf(arrays.taken.float32))).toMatch(/string values, has float32/);
  });

  test('a file cut short anywhere, one that lies about its size, and what is no array', async () => {
    const whole = Buffer.from(arrays.taken.float32, 'base64');
    for (let length = 0; length < whole.length; length++) {
      const refusal = await refusalOf(taking('float32'), await fileOf(whole.subarray(0, length).toString('base64')));
      expect([length, refusal]).toEqual([length, expect.stringMatching(/must be a NumPy file|nested 2 deep/)]);
    }
    const lying = Buffer.from(whole.toString('latin1').replace('(2, 3)', '(2, 9)'), 'latin1');
    expect(await refusalOf(taking('float32', [null, 2, 9]), await fileOf(lying.toString('base64')))).toMatch(
      /is damaged: \[2,9\] of <f4 takes 72 bytes, it has 24/,
    );
    const huge = Buffer.from(whole.toString('latin1').replace('(2, 3), }', '(9e99,)}'), 'latin1');
    expect(await refusalOf(taking('float32'), await fileOf(huge.toString('base64')))).toMatch(/damaged|shape/);
    expect(await refusalOf(taking('float32'), await fileOf(Buffer.from('PK\x03\x04').toString('base64')))).toMatch(
      /must be a NumPy file/,
    );
  });
});
