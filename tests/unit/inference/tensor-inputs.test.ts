import { describe, expect, test } from 'vitest';
import type { ElementType } from '#lib/registry/onnx/element-type';
import { codecOf, decodeAll } from './codec-of.ts';

const codecFor = (elementType: ElementType, shape: (number | null)[] = [null, 2, null]) =>
  codecOf([{ name: 'x', type: 'tensor' }, elementType, shape]);
const decode = async (codec: ReturnType<typeof codecFor>, ...values: unknown[]) =>
  (
    await decodeAll(
      codec,
      values.map((x) => ({ x })),
    )
  ).x!;
const refusal = (codec: ReturnType<typeof codecFor>, ...values: unknown[]) =>
  decode(codec, ...values).then(
    (tensor) => `taken: ${JSON.stringify(tensor)}`,
    (error: Error) => error.message,
  );

describe('nested arrays', () => {
  test('become a tensor row by row', async () => {
    const tensor = await decode(
      codecFor('float32'),
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
      [
        [7, 8, 9],
        [10, 11, 12],
      ],
    );
    expect(tensor.dims).toEqual([2, 2, 3]);
    expect([...(tensor.data as Float32Array)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });

  test('may be empty where the graph allows any length', async () => {
    expect(await decode(codecFor('float32'), [[], []])).toEqual({
      type: 'float32',
      dims: [1, 2, 0],
      data: new Float32Array(0),
    });
  });

  test.each([
    [[[1], [1, 2]], 'is ragged at depth 2'],
    [[[1, 2], 3], 'is ragged at depth 2'],
    [[[1]], 'must have length 2 at depth 1, has 1'],
    [[1, 2], 'must be nested 2 deep, is 1'],
    [7, 'must be nested 2 deep, is 0'],
    [{ length: 2, 0: [1], 1: [1] }, 'must be nested 2 deep, is 0'],
    [[[[1]], [[1]]], 'must hold float32 values, has a list'],
    [[[null], [1]], 'must hold float32 values, has null'],
    [[['1'], [1]], 'must hold float32 values, has the text "1"'],
    [[[Number.POSITIVE_INFINITY], [1]], 'must hold float32 values, has Infinity'],
    [[[1e39], [1]], 'must hold float32 values, has 1e+39'],
  ])('%j are refused', async (x, detail) =>
    expect(await refusal(codecFor('float32'), x)).toBe(`/inputs/0/x ${detail}`),
  );

  test('of another length than the first row’s cannot share a call with it', async () => {
    expect(
      await refusal(
        codecFor('float32'),
        [[1], [2]],
        [
          [1, 2],
          [3, 4],
        ],
      ),
    ).toBe('/inputs/1/x must have the shape of the first row, [2,1], has [2,2]');
  });

  test.each<[ElementType, unknown]>([
    ['int8', 128],
    ['uint8', -1],
    ['uint8', 256],
    ['int32', 2 ** 31],
    ['uint32', -1],
    ['int64', 2 ** 60],
    ['uint64', -1],
    ['int32', 1.5],
    ['bool', 1],
    ['string', 1],
    ['string', 'a\0b'],
    ['string', '\udfff'],
  ])('of %s cannot hold %j, and it is not wrapped round', async (elementType, value) => {
    expect(await refusal(codecFor(elementType, [null, 1]), [value])).toContain(`must hold ${elementType} values`);
  });

  test.each<[ElementType, unknown, unknown]>([
    ['int64', -5, -5n],
    ['uint64', 5, 5n],
    ['bool', true, 1],
    ['string', 'é', 'é'],
    ['float64', 1e300, 1e300],
  ])('of %s hold %j', async (elementType, value, element) => {
    const { data } = await decode(codecFor(elementType, [null, 1]), [value]);
    expect([...data]).toEqual([element]);
  });

  test('nested a million deep are refused, not followed', async () => {
    const deep: unknown = JSON.parse('['.repeat(1_000_000) + ']'.repeat(1_000_000));
    expect(await refusal(codecFor('float32'), deep)).toBe('/inputs/0/x must have length 2 at depth 1, has 1');
  });
});
