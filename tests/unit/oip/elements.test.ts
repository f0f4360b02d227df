import { describe, expect, test } from 'vitest';
import { AppError } from '#lib/errors';
import { type Datatype, datatypeNames, datatypes } from '#lib/oip/datatypes';
import { elementsOf } from '#lib/oip/elements';

/** All elements, those of BYTES as they are asked for. */
const valuesOf = (elements: ReturnType<typeof elementsOf>) =>
  elements.type === 'string'
    ? Array.from({ length: elements.length }, (_, index) => elements.at(index))
    : [...elements.data];
const binary = (datatype: Datatype, shape: number[], bytes: Uint8Array) =>
  elementsOf({ name: 'x', datatype, shape, content: { bytes } });
const json = (datatype: Datatype, shape: number[], data: unknown) =>
  elementsOf({ name: 'x', datatype, shape, content: { data } });

/** The words of the refusal; fails where the elements are taken. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('invalid');
    return (error as Error).message;
  }
  throw new Error('the elements were taken');
}

const bytesOf = (array: { buffer: ArrayBuffer }) => new Uint8Array(array.buffer);
const lengthPrefixed = (...texts: string[]) =>
  Buffer.concat(
    texts.flatMap((text) => [Buffer.from(Uint32Array.of(Buffer.byteLength(text)).buffer), Buffer.from(text)]),
  );

const samples: { datatype: Datatype; bytes: Uint8Array; values: unknown[]; json?: unknown[] }[] = [
  { datatype: 'BOOL', bytes: Uint8Array.of(1, 0), values: [1, 0], json: [true, false] },
  { datatype: 'UINT8', bytes: Uint8Array.of(0, 255), values: [0, 255] },
  { datatype: 'UINT16', bytes: bytesOf(Uint16Array.of(0, 65_535)), values: [0, 65_535] },
  { datatype: 'UINT32', bytes: bytesOf(Uint32Array.of(0, 2 ** 32 - 1)), values: [0, 2 ** 32 - 1] },
  { datatype: 'UINT64', bytes: bytesOf(BigUint64Array.of(1n, 9n)), values: [1n, 9n], json: [1, 9] },
  { datatype: 'INT8', bytes: bytesOf(Int8Array.of(-128, 127)), values: [-128, 127] },
  { datatype: 'INT16', bytes: bytesOf(Int16Array.of(-32_768, 32_767)), values: [-32_768, 32_767] },
  { datatype: 'INT32', bytes: bytesOf(Int32Array.of(-(2 ** 31), 7)), values: [-(2 ** 31), 7] },
  { datatype: 'INT64', bytes: bytesOf(BigInt64Array.of(-5n, 2n)), values: [-5n, 2n], json: [-5, 2] },
  { datatype: 'FP16', bytes: Uint8Array.of(0x00, 0x3e, 0xff, 0x7b), values: [1.5, 65_504] },
  { datatype: 'BF16', bytes: Uint8Array.of(0xc0, 0x3f, 0x80, 0xc0), values: [1.5, -4] },
  { datatype: 'FP32', bytes: bytesOf(Float32Array.of(1.5, -(2 ** 100))), values: [1.5, -(2 ** 100)] },
  { datatype: 'FP64', bytes: bytesOf(Float64Array.of(0.1, 1e300)), values: [0.1, 1e300] },
];

test('every datatype of the protocol has a sample here', () => {
  expect([...samples.map(({ datatype }) => datatype), 'BYTES']).toEqual(datatypeNames);
});

describe.each(samples)('$datatype', ({ datatype, bytes, values, json: inJson = values }) => {
  test('is read from bytes, wherever in a body they lie', () => {
    for (const offset of [0, 1, 3]) {
      const body = new Uint8Array(offset + bytes.length);
      body.set(bytes, offset);
      const elements = binary(datatype, [2], body.subarray(offset));
      expect([elements.type, valuesOf(elements)]).toEqual([datatypes[datatype].type, values]);
    }
  });

  test('is read from flat and from nested JSON', () => {
    expect(valuesOf(json(datatype, [2], inJson))).toEqual(values);
    expect(valuesOf(json(datatype, [1, 2], inJson))).toEqual(values);
    expect(valuesOf(json(datatype, [1, 2], [inJson]))).toEqual(values);
    expect(
      valuesOf(
        json(
          datatype,
          [2, 1],
          inJson.map((value) => [value]),
        ),
      ),
    ).toEqual(values);
  });

  test.each([-1, 1])('with %i bytes too many is refused', (more) => {
    const wrong = new Uint8Array(bytes.length + more);
    expect(refusal(() => binary(datatype, [2], wrong))).toBe(
      `The input "x" takes ${bytes.length} bytes in binary, has ${bytes.length + more} (${datatype} [2]).`,
    );
  });

  test('with another count than the shape says is refused', () => {
    expect(refusal(() => json(datatype, [3], inJson))).toContain('must hold 3 elements, has 2');
    expect(refusal(() => json(datatype, [2, 2], [inJson]))).toContain('must have length 2 at depth 1, has 1');
    expect(refusal(() => json(datatype, [1, 3], [inJson]))).toContain('must have length 3 at depth 2, has 2');
  });

  test.each([['a text'], [{}], [[[[1]]]]])('holding %j is refused', (value) => {
    expect(refusal(() => json(datatype, [2], [inJson[0], value]))).toContain('must hold');
  });
});

describe('BYTES', () => {
  const texts = ['', 'ä', 'long text'];

  test('is read from lengths and bytes, any bytes at all', () => {
    const read = valuesOf(binary('BYTES', [3], lengthPrefixed(...texts)));
    expect(read.map((bytes) => Buffer.from(bytes as Uint8Array).toString())).toEqual(texts);
    const png = Buffer.concat([Buffer.from(Uint32Array.of(4).buffer), Buffer.from([0x89, 0, 0xff, 0xfe])]);
    expect(valuesOf(binary('BYTES', [1, 1], png))).toEqual([Buffer.from([0x89, 0, 0xff, 0xfe])]);
  });

  test('is read from JSON, where a text may be missing', () => {
    expect(valuesOf(json('BYTES', [3], ['a', null, 'é']))).toEqual(['a', null, 'é']);
    expect(refusal(() => json('BYTES', [1], [1]))).toBe('The input "x" must hold texts, has 1 (BYTES [1]).');
  });

  test.each<[string, Uint8Array, number]>([
    ['takes 2 lengths of 4 bytes, has 7 bytes in all', new Uint8Array(7), 2],
    ['says that element 0 has 4294967295 bytes, 4 are left', Uint8Array.of(255, 255, 255, 255, 0, 0, 0, 0), 2],
    ['says that element 0 has 6 bytes, 5 are left', lengthPrefixed('abcdef').subarray(0, 9), 1],
    ['ends before the length of element 1', lengthPrefixed('abc', 'd').subarray(0, 8), 2],
    ['has 5 bytes after its last element', lengthPrefixed('a', 'b'), 1],
    ['takes 4000000000 lengths of 4 bytes, has 5 bytes in all', lengthPrefixed('a'), 4_000_000_000],
  ])('whose binary %s is refused', (detail, bytes, count) => {
    expect(refusal(() => binary('BYTES', [count], bytes))).toBe(`The input "x" ${detail} (BYTES [${count}]).`);
  });
});

describe('JSON', () => {
  test('may leave out numbers that are missing, as null, but no whole ones', () => {
    expect(valuesOf(json('FP32', [2], [null, 1]))).toEqual([Number.NaN, 1]);
    expect(refusal(() => json('INT32', [2], [null, 1]))).toContain('must hold whole numbers');
  });

  test.each<[Datatype, unknown]>([
    ['UINT8', 256],
    ['UINT8', -1],
    ['INT8', 128],
    ['INT32', 1.5],
    ['INT64', 2 ** 53],
    ['UINT64', -1],
    ['FP16', 65_505],
    ['FP32', 1e39],
    ['BOOL', 1],
    ['FP64', true],
  ])('of %s cannot hold %j, and it is not wrapped round', (datatype, value) => {
    expect(refusal(() => json(datatype, [1], [value]))).toContain('must hold');
  });

  test('nested deeper than its shape, or not as deep everywhere, is refused', () => {
    expect(refusal(() => json('FP32', [1], [[[1]]]))).toContain('must hold FP32 numbers, has a list');
    expect(refusal(() => json('FP32', [2, 1], [[1], 2]))).toContain('must be nested 2 deep, is 1 at a place');
    expect(refusal(() => json('FP32', [2], 7))).toContain('must have a list as its data, not 7');
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(refusal(() => json('FP32', [1, 1], deep))).toContain('must hold FP32 numbers, has a list');
  });

  test('that says far more than it has is refused before anything is set aside', () => {
    expect(refusal(() => json('FP64', [2 ** 40], [1]))).toContain('must hold 1099511627776 elements, has 1');
    expect(refusal(() => json('FP64', [2 ** 20, 2 ** 20], [[1]]))).toContain('must have length 1048576 at depth 1');
    expect(refusal(() => json('FP64', [2 ** 50, 2 ** 50], [1]))).toContain('more elements than can be');
    expect(refusal(() => binary('UINT8', [2 ** 50, 2 ** 50], new Uint8Array(1)))).toContain(
      'more elements than can be',
    );
  });
});

test('a shape with a dimension of nothing has nothing', () => {
  expect(valuesOf(json('FP32', [1, 0], [[]]))).toEqual([]);
  expect(valuesOf(binary('FP32', [0, 2 ** 50, 2 ** 50], new Uint8Array(0)))).toEqual([]);
});

test('a BOOL that is neither 0 nor 1 is refused', () => {
  expect(refusal(() => binary('BOOL', [2], Uint8Array.of(1, 2)))).toContain('must hold 0 and 1 only');
});
