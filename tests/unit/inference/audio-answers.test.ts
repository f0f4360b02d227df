import { describe, expect, it } from 'vitest';
import { type Answer, compileAnswers } from '#lib/inference/codecs/answers';
import type { WindowsNote } from '#lib/inference/row-note';
import { Manifest } from '#lib/registry/manifest';

const noteOf = (count: number): WindowsNote => ({
  kind: 'windows',
  durationS: count,
  windows: Array.from({ length: count }, (_, w) => ({ startS: w, endS: w + 1 })),
});

function answers(
  scores: number[][],
  counts: number[],
  { aggregate = 'mean', task = 'audio-classification', ...more }: Record<string, unknown> = {},
): Answer[] {
  const manifest = Manifest.parse({
    task,
    features: [{ name: 'sound', type: 'audio', sampleRate: 16_000, aggregate }],
    labels: ['high', 'low'],
    ...more,
  });
  const name = 'output';
  const outputs = {
    'audio-classification': { probabilities: { name, kind: 'per-class' as const } },
    regression: { value: { name } },
    embedding: { embedding: { name } },
    tensor: { tensors: [{ name, elementType: 'float32' as const }] },
  }[task as 'tensor'];
  const { encode } = compileAnswers(manifest, { inputs: [], outputs });
  const data = Float32Array.from(scores.flat());
  const tensor = { type: 'float32' as const, dims: [scores.length, scores[0]!.length], data };
  return encode({ [name]: tensor }, 0, counts.length, counts.map(noteOf));
}

describe('the windows of a recording', () => {
  const scores = [
    [0.9, 0.1],
    [0.2, 0.8],
    [0.3, 0.7],
    [1, 0],
  ];

  it('become one answer by their mean, and are answered each', () => {
    const [three, one] = answers(scores, [3, 1]);
    expect(three).toEqual({
      label: 'low',
      score: 0.5333333,
      probabilities: { high: 0.4666667, low: 0.5333333 },
      durationS: 3,
      windows: [
        { startS: 0, endS: 1, label: 'high', score: 0.9 },
        { startS: 1, endS: 2, label: 'low', score: 0.8 },
        { startS: 2, endS: 3, label: 'low', score: 0.7 },
      ],
    });
    expect(one).toMatchObject({ label: 'high', score: 1, durationS: 1 });
  });

  it('become one answer by the highest that each label has', () => {
    expect(answers(scores, [3, 1], { aggregate: 'max' })[0]).toMatchObject({
      label: 'high',
      probabilities: { high: 0.9, low: 0.8 },
    });
  });

  it('are made probabilities before they become one', () => {
    const outputs = { activation: 'softmax' };
    const [answer] = answers(
      [
        [Math.log(9), 0],
        [Math.log(1 / 9), 0],
      ],
      [2],
      { outputs },
    );
    expect(answer).toMatchObject({ probabilities: { high: 0.5, low: 0.5 }, windows: [{ score: 0.9 }, { score: 0.9 }] });
  });

  it('are listed up to 2,000, and then counted', () => {
    const [answer] = answers(new Array(2001).fill([0.9, 0.1]), [2001]);
    const { windows, windowCount } = answer as { windows: unknown[]; windowCount: number };
    expect([windows.length, windowCount]).toEqual([2000, 2001]);
  });

  it('of a number, a vector or a tensor become one, too', () => {
    expect(answers([[1], [2], [6]], [3], { task: 'regression' })).toEqual([{ value: 3 }]);
    expect(answers([[1], [6], [2]], [3], { task: 'regression', aggregate: 'max' })).toEqual([{ value: 6 }]);
    expect(
      answers(
        [
          [3, 0],
          [0, 4],
        ],
        [2],
        { task: 'embedding' },
      ),
    ).toEqual([{ embedding: [expect.closeTo(Math.SQRT1_2, 6), expect.closeTo(Math.SQRT1_2, 6)] }]);
    expect(answers(scores, [3, 1], { task: 'tensor' })[1]).toEqual({ outputs: { output: [[1, 0]] } });
  });
});
