import { describe, expect, test } from 'vitest';
import { compileAnswers } from '#lib/inference/codecs/answers';
import type { PlainTensor } from '#lib/inference/tensors';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';

const floats = (dims: number[], values: number[]): PlainTensor => ({
  type: 'float32',
  dims,
  data: Float32Array.from(values),
});
const answersOf = (outputs: Binding['outputs'], task: string, labels?: string[]) => {
  const manifest = Manifest.parse({ task, labels, features: [{ name: 'x', type: 'number' }] });
  return compileAnswers(manifest, { inputs: [], outputs });
};

describe('probabilities', () => {
  const { encode } = answersOf({ probabilities: { name: 'p', kind: 'per-class' } }, 'classification', ['a', 'b', 'c']);

  test('give the most probable label, the first of equals, and its score', () => {
    const p = floats([3, 3], [0.1, 0.7, 0.2, 0.4, 0.2, 0.4, 0, 0, 1]);
    expect(encode({ p }, 0, 3)).toEqual([
      { label: 'b', score: 0.7, probabilities: { a: 0.1, b: 0.7, c: 0.2 } },
      { label: 'a', score: 0.4, probabilities: { a: 0.4, b: 0.2, c: 0.4 } },
      { label: 'c', score: 1, probabilities: { a: 0, b: 0, c: 1 } },
    ]);
  });

  test('of a joined run are read from the request’s own rows on', () => {
    const p = floats([3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(encode({ p }, 2, 1)).toMatchObject([{ label: 'c' }]);
    expect(encode({ p }, 1, 2)).toMatchObject([{ label: 'b' }, { label: 'c' }]);
  });

  test('keep seven significant digits, also when they are small', () => {
    const p = floats([1, 3], [1.2345678e-8, 0.33333334, 0.6666667]);
    expect(encode({ p }, 0, 1)).toMatchObject([{ probabilities: { a: 1.234568e-8, b: 0.3333333, c: 0.6666667 } }]);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('that are %d are a failure of the model, not an answer', (bad) => {
    expect(() => encode({ p: floats([1, 3], [0.5, bad, 0.5]) }, 0, 1)).toThrow(/NaN or infinity/);
  });

  test('without labels are named by their position', () => {
    const unnamed = answersOf({ probabilities: { name: 'p', kind: 'per-class' } }, 'classification');
    expect(unnamed.encode({ p: floats([1, 2], [0.2, 0.8]) }, 0, 1)).toEqual([
      { label: '1', score: 0.8, probabilities: { 0: 0.2, 1: 0.8 } },
    ]);
  });
});

describe('one probability a row', () => {
  const { encode } = answersOf({ probabilities: { name: 'p', kind: 'positive-class' } }, 'classification', [
    'no',
    'yes',
  ]);

  test.each([
    [0.9, { label: 'yes', score: 0.9 }],
    [0.5, { label: 'no', score: 0.5 }],
    [0.25, { label: 'no', score: 0.75 }],
  ])('%d speaks of the second label', (p, expected) => {
    const [answer] = encode({ p: floats([1, 1], [p]) }, 0, 1);
    expect(answer).toMatchObject(expected);
    expect(answer).toMatchObject({ probabilities: { no: expect.closeTo(1 - p, 6), yes: expect.closeTo(p, 6) } });
  });

  test('that is NaN is a failure of the model', () => {
    expect(() => encode({ p: floats([1], [Number.NaN]) }, 0, 1)).toThrow(/NaN or infinity/);
  });
});

describe('a label without probabilities', () => {
  const int64 = (value: bigint): PlainTensor => ({ type: 'int64', dims: [1], data: BigInt64Array.of(value) });
  const text = (value: string): PlainTensor => ({ type: 'string', dims: [1], data: [value] });
  const labelled = (label: PlainTensor, labels?: string[]) =>
    answersOf({ label: { name: 'l', elementType: 'int64' } }, 'classification', labels).encode({ l: label }, 0, 1);

  test('is a position in the list of labels, unless it is a label itself', () => {
    expect(labelled(int64(1n), ['a', 'b'])).toEqual([{ label: 'b', score: null }]);
    expect(labelled(int64(2n), ['1', '2'])).toEqual([{ label: '2', score: null }]);
    expect(labelled(int64(9n), ['a', 'b'])).toEqual([{ label: '9', score: null }]);
    expect(labelled(int64(9n))).toEqual([{ label: '9', score: null }]);
  });

  test('that is a text stays it, also an empty one', () => {
    expect(labelled(text('b'), ['a', 'b'])).toEqual([{ label: 'b', score: null }]);
    expect(labelled(text(''), ['a', 'b'])).toEqual([{ label: '', score: null }]);
  });
});

describe('other outputs', () => {
  test('a value is one number; what is none is a failure of the model', () => {
    const { encode } = answersOf({ value: { name: 'v' } }, 'regression');
    const v = floats([3, 1], [0.1, 1234.5678, Number.NaN]);
    expect(encode({ v }, 0, 2)).toEqual([{ value: 0.1 }, { value: 1234.568 }]);
    expect(() => encode({ v }, 2, 1)).toThrow(/NaN or infinity/);
  });

  test('tensors are nested as their dimensions say, whole numbers beyond 2^53 as text', () => {
    const { encode } = answersOf(
      {
        tensors: [
          { name: 't', elementType: 'float32' },
          { name: 'i', elementType: 'int64' },
        ],
      },
      'tensor',
    );
    const t = floats([2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    const i: PlainTensor = { type: 'int64', dims: [2], data: BigInt64Array.of(7n, 2n ** 60n) };
    expect(encode({ t, i }, 1, 1)).toEqual([
      {
        outputs: {
          t: [
            [5, 6],
            [7, 8],
          ],
          i: '1152921504606846976',
        },
      },
    ]);
  });
});
