import { describe, expect, test } from 'vitest';
import { joinTensors, type PlainTensor, sliceRows } from '#lib/inference/tensors';

const ids = (rows: number[][], side: 'left' | 'right' = 'right', value = 9): PlainTensor => ({
  type: 'int64',
  dims: [rows.length, rows[0]!.length],
  data: BigInt64Array.from(rows.flat(), BigInt),
  pad: { value, side },
});
const floats = (dims: number[], values: number[], side?: 'left' | 'right'): PlainTensor => ({
  type: 'float32',
  dims,
  data: Float32Array.from(values),
  ...(side && { pad: { value: 0, side } }),
});
const join = (...tensors: PlainTensor[]) => joinTensors(tensors.map((x) => ({ x })))?.x;

describe('requests of different lengths', () => {
  test('are padded to the longest, each with its own values, and stay what may be padded', () => {
    const joined = join(
      ids([[1, 2]]),
      ids([
        [3, 4, 5],
        [6, 7, 8],
      ]),
      ids([[1]]),
    )!;
    expect(joined.dims).toEqual([4, 3]);
    expect(Array.from(joined.data, Number)).toEqual([1, 2, 9, 3, 4, 5, 6, 7, 8, 1, 9, 9]);
    expect(joined.pad).toEqual({ value: 9, side: 'right' });
  });

  test('are padded on the left where they say so', () => {
    expect(Array.from(join(ids([[1]], 'left', 0), ids([[2, 3]], 'left', 0))!.data, Number)).toEqual([0, 1, 2, 3]);
  });

  test('with more dimensions are padded by whole vectors', () => {
    const joined = join(floats([1, 1, 2], [1, 2], 'right'), floats([1, 2, 2], [3, 4, 5, 6], 'right'))!;
    expect(joined.dims).toEqual([2, 2, 2]);
    expect(Array.from(joined.data, Number)).toEqual([1, 2, 0, 0, 3, 4, 5, 6]);
  });

  test('that may not be padded, or differ elsewhere, do not share a run', () => {
    expect(join(floats([1, 2], [1, 2]), floats([1, 3], [1, 2, 3]))).toBeUndefined();
    expect(join(floats([1, 1, 2], [1, 2], 'right'), floats([1, 1, 3], [1, 2, 3], 'right'))).toBeUndefined();
  });

  test('of one length are joined as any others', () => {
    expect(Array.from(join(ids([[1, 2]]), ids([[3, 4]]))!.data, Number)).toEqual([1, 2, 3, 4]);
  });
});

test('rows cut out of a call keep what they may be padded with', () => {
  expect(
    sliceRows(
      {
        x: ids([
          [1, 2],
          [3, 4],
        ]),
      },
      1,
      2,
    ).x,
  ).toEqual(ids([[3, 4]]));
});
