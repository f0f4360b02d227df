import { describe, expect, test } from 'vitest';
import { compileAnswers } from '#lib/inference/codecs/answers';
import type { PlainTensor } from '#lib/inference/tensors';
import { Manifest } from '#lib/registry/manifest';

const answered = (
  outputs: { activation?: 'softmax' | 'sigmoid'; most?: number },
  labels: string[],
  dims: number[],
  scores: number[],
  kind: 'per-class' | 'positive-class' = 'per-class',
) => {
  const manifest = Manifest.parse({
    task: 'classification',
    labels,
    outputs,
    features: [{ name: 'x', type: 'number' }],
  });
  const s: PlainTensor = { type: 'float32', dims, data: Float32Array.from(scores) };
  const { encode } = compileAnswers(manifest, { inputs: [], outputs: { probabilities: { name: 's', kind } } });
  return encode({ s }, 0, dims[0]!);
};

describe('scores', () => {
  test('become probabilities by softmax, also huge and tiny ones', () => {
    expect(answered({ activation: 'softmax' }, ['a', 'b', 'c'], [2, 3], [0, Math.log(3), -1e30, 3e38, 0, 0])).toEqual([
      { label: 'b', score: 0.75, probabilities: { a: 0.25, b: 0.75, c: 0 } },
      { label: 'a', score: 1, probabilities: { a: 1, b: 0, c: 0 } },
    ]);
  });

  test('become a probability of each label by itself by sigmoid', () => {
    expect(answered({ activation: 'sigmoid' }, ['a', 'b', 'c'], [1, 3], [Math.log(3), 1e30, -1e30])).toEqual([
      { label: 'b', score: 1, probabilities: { a: 0.75, b: 1, c: 0 } },
    ]);
  });

  test('of one label, [N], are a row each', () => {
    expect(answered({ activation: 'sigmoid' }, ['spam'], [2], [0, Math.log(3)])).toEqual([
      { label: 'spam', score: 0.5, probabilities: { spam: 0.5 } },
      { label: 'spam', score: 0.75, probabilities: { spam: 0.75 } },
    ]);
  });

  test('of the second of two labels decide between both', () => {
    expect(answered({ activation: 'sigmoid' }, ['no', 'yes'], [1, 1], [Math.log(3)], 'positive-class')).toEqual([
      { label: 'yes', score: 0.75, probabilities: { no: 0.25, yes: 0.75 } },
    ]);
  });

  test('that are NaN are a failure of the model, with an activation, too', () => {
    expect(() => answered({ activation: 'softmax' }, ['a', 'b'], [1, 2], [Number.NaN, 1])).toThrow(/NaN or infinity/);
    expect(() => answered({ most: 1 }, ['a', 'b'], [1, 2], [1, Number.NaN])).toThrow(/NaN or infinity/);
  });
});

test('of many labels only the most probable are answered, in that order, the first of equals first', () => {
  const [answer] = answered({ most: 2 }, ['a', 'b', 'c', 'd'], [1, 4], [0.1, 0.3, 0.3, 0.2]);
  expect(JSON.stringify(answer)).toBe('{"label":"b","score":0.3,"probabilities":{"b":0.3,"c":0.3}}');
});
