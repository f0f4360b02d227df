import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { answerRows } from '#lib/inference/answer-rows';
import { type Codec, compileCodec } from '#lib/inference/compile-codec';
import { runGraph } from '#lib/inference/graph-call';
import { openSession } from '#lib/inference/session';
import type { Binding } from '#lib/registry/binding/binding';
import { Manifest } from '#lib/registry/manifest';
import { recording } from '#tests/support/audio-vectors';
import { wavFile } from '#tests/support/wav-file';

type Input = Binding['inputs'][number];
const fixture = (name: string) => new URL(`../../support/fixtures/audio/${name}`, import.meta.url);

const samplesInput: Input = {
  name: 'samples',
  elementType: 'float32',
  shape: [null, null],
  features: [{ feature: 0, column: null }],
};
const maskInput: Input = { ...samplesInput, name: 'mask', elementType: 'int64', part: 'mask' };

function codecOf(settings: object, inputs: Input[] = [samplesInput]): Codec {
  const feature = { name: 'sound', type: 'audio', sampleRate: 16_000, input: 'samples', ...settings };
  const manifest = Manifest.parse({ task: 'tensor', features: [feature] });
  return compileCodec({ manifest, binding: { inputs, outputs: { tensors: [] } } });
}

const tone = (frames: number) => ({
  sound: wavFile({ sampleRate: 16_000, frames, sampleAt: (k) => 0.5 * Math.sin(k / 10) }),
});
const pointerOf = (row: number) => `/inputs/${row}`;

describe('the recordings of a call', () => {
  it('give a row of the tensors for each window, and say which belong to which', async () => {
    const codec = codecOf({ window: { samples: 800, hop: 800 } });
    const { feeds, tensorRows, notes } = await codec.decode([tone(1600), tone(900)], pointerOf);
    expect(tensorRows).toBe(4);
    expect(feeds.samples!.dims).toEqual([4, 800]);
    expect(notes).toMatchObject([
      {
        kind: 'windows',
        durationS: 0.1,
        windows: [
          { startS: 0, endS: 0.05 },
          { startS: 0.05, endS: 0.1 },
        ],
      },
      { kind: 'windows', windows: [{ startS: 0 }, { startS: 0.05, endS: 900 / 16_000 }] },
    ]);
  });

  it('of different lengths are filled up under a mask that says what was heard', async () => {
    const codec = codecOf({ mask: 'mask' }, [samplesInput, maskInput]);
    const { feeds } = await codec.decode([tone(3), tone(5)], pointerOf);
    expect(feeds.samples!.dims).toEqual([2, 5]);
    expect([...feeds.samples!.data].map((value) => value !== 0)).toEqual([
      false,
      true,
      true,
      false,
      false,
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(feeds.mask).toMatchObject({ type: 'int64', dims: [2, 5] });
    expect([...feeds.mask!.data]).toEqual([1n, 1n, 1n, 0n, 0n, 1n, 1n, 1n, 1n, 1n]);
  });

  it('are filled up in time where that is not the first dimension', async () => {
    const input = { ...samplesInput, shape: [null, 1, null] };
    const codec = codecOf({ mask: 'mask', layout: 'CT' }, [input, maskInput]);
    const { feeds } = await codec.decode([tone(2), tone(4)], pointerOf);
    expect(feeds.samples!.dims).toEqual([2, 1, 4]);
    expect([...feeds.samples!.data].map((value) => value !== 0)).toEqual([
      false,
      true,
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('of different lengths without a mask are refused in words, each of them', async () => {
    const decoding = codecOf({}).decode([tone(1600), tone(1600), tone(800)], pointerOf);
    await expect(decoding).rejects.toMatchObject({
      code: 'invalid',
      errors: [
        {
          pointer: '/inputs/2/sound',
          detail: expect.stringMatching(/as long as the first of its call \(0.1 s\), not 0.05 s.*Send each by itself/),
        },
      ],
    });
  });

  it('that do not have the length the graph takes are refused in words', async () => {
    const codec = codecOf({}, [{ ...samplesInput, shape: [null, 16_000] }]);
    await expect(codec.decode([tone(8000)], pointerOf)).rejects.toMatchObject({
      errors: [
        {
          pointer: '/inputs/0/sound',
          detail: expect.stringMatching(/0.5 s give 8000 values in time, the model takes exactly 16000/),
        },
      ],
    });
  });

  it('that are none are refused, each by its pointer', async () => {
    const decoding = codecOf({}).decode([tone(16), { sound: 7 }, { sound: 'AAAA' }], pointerOf);
    await expect(decoding).rejects.toMatchObject({
      errors: [
        { pointer: '/inputs/1/sound', detail: expect.stringMatching(/must be a recording.*not 7/) },
        { pointer: '/inputs/2/sound', detail: expect.stringMatching(/none of them/) },
      ],
    });
  });
});

describe('a model that carries state from window to window', async () => {
  const expected = JSON.parse(readFileSync(fixture('recurrent.json'), 'utf8'));
  const session = await openSession(new Uint8Array(readFileSync(fixture('recurrent.onnx'))));
  afterAll(() => session.release());
  const labels = ['rise', 'fall', 'rest'];
  const manifest = Manifest.parse({
    task: 'audio-classification',
    features: [
      { name: 'sound', type: 'audio', sampleRate: 16_000, input: 'samples', window: { samples: 1600, hop: 1600 } },
    ],
    labels,
    outputs: { activation: 'softmax' },
    fixed: { gain: [expected.gain] },
    state: [{ input: 'state', output: 'state_after', shape: [1, 1, 6] }],
  });
  const binding: Binding = {
    inputs: [
      samplesInput,
      { name: 'gain', elementType: 'float32', shape: [1], features: [], source: 'fixed' },
      { name: 'state', elementType: 'float32', shape: [1, 1, 6], features: [], source: 'state' },
    ],
    outputs: { probabilities: { name: 'logits', kind: 'per-class' } },
  };
  const codec = compileCodec({ manifest, binding });
  const chirps = { sound: recording('chirps-16k.wav') };
  const mean = (rows: number[][], label: number) => rows.reduce((sum, row) => sum + row[label]!, 0) / rows.length;

  it('answers each window as torch does, which hears the recording at once', async () => {
    const { feeds, notes } = await codec.decode([chirps], pointerOf);
    const outputs = await runGraph(session, feeds, codec.call);
    const [answer] = codec.encode(outputs, 0, 1, notes);
    const best = expected.probabilities.map((row: number[]) => Math.max(...row));
    expect(answer).toMatchObject({ durationS: 1, label: 'fall' });
    const { windows, probabilities } = answer as Extract<typeof answer, { windows?: unknown }>;
    expect(windows).toHaveLength(10);
    for (const [w, { score }] of windows!.entries()) expect(score).toBeCloseTo(best[w], 5);
    for (const [c, label] of labels.entries())
      expect(probabilities![label]).toBeCloseTo(mean(expected.probabilities, c), 5);
    // What it would have been without state differs by far more than that.
    expect(Math.abs(mean(expected.withoutState, 1) - mean(expected.probabilities, 1))).toBeGreaterThan(1e-3);
  });

  it('begins every recording of a call anew', async () => {
    const [alone] = await answerRows(session, codec, [chirps], pointerOf);
    const many = await answerRows(session, codec, [chirps, tone(1600), chirps], pointerOf);
    expect(many[0]).toEqual(alone);
    expect(many[2]).toEqual(alone);
    expect(many[1]).not.toEqual(alone);
  });
});
