import { expect, it } from 'vitest';
import { featureWords } from '#components/versions/feature-words.ts';
import { outputWords } from '#components/versions/output-words.ts';
import { spectrumPresets } from '#components/versions/spectrum-presets.ts';
import { Feature } from '#lib/registry/feature';

const words = (feature: object) => featureWords(Feature.parse({ name: 'x', ...feature })).join(' · ');

it('says how a picture is prepared', () => {
  const imagenet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
  const picture = { type: 'image', width: 224, height: 224, channels: 3, resample: 'bicubic', ...imagenet };
  expect(words({ ...picture, fit: 'crop', shortestEdge: 256 })).toBe(
    '224 × 224 · shortest side 256, then cut · bicubic · pixels as ImageNet models · NCHW',
  );
  expect(words({ ...picture, fit: 'fill', mean: [0.5, 0.5, 0.5], std: [0.5, 0.5, 0.5] })).toContain('pixels −1 to 1');
  expect(words({ ...picture, mean: [0.4], std: [0.3] })).toContain('mean 0.4, deviation 0.3');
});

it('says what is heard of a recording', () => {
  expect(words({ type: 'audio', sampleRate: 16_000 })).toBe(
    '16,000 Hz, one channel · its waveform · the whole recording at once',
  );
  const whisper = spectrumPresets.find(({ value }) => value === 'whisper')!.changes;
  expect(words({ type: 'audio', ...whisper, aggregate: 'max' })).toBe(
    '16,000 Hz, one channel · 80 mel bands of 25 ms every 10 ms, logarithm whisper · ' +
      'windows of 30 s every 30 s, their highest is answered',
  );
});

it('says what is seen of a film, and how a text becomes tokens', () => {
  const film = { type: 'video', frames: 16, width: 64, height: 64, channels: 1, clipSeconds: 2 };
  expect(words(film)).toMatch(/^clips of 2 s, their mean is answered · 16 frames, sampled evenly · 64 × 64, grey/);
  const tokens = { inputs: { ids: 'input_ids' }, maxTokens: 512 };
  expect(words({ type: 'text', tokens })).toBe(
    'at most 512 tokens, cut after them · filled up to the longest of a run',
  );
  expect(words({ type: 'number' })).toBe('');
});

it('says how outputs become answers', () => {
  expect(outputWords({ outputs: { activation: 'softmax', most: 5 } }).join('; ')).toMatch(/softmax.*the 5 most/);
  expect(outputWords({ outputs: { embedding: { pooling: 'first', normalise: true } } })).toEqual([
    'the first token’s vector',
    'brought to length 1',
  ]);
  expect(outputWords({})).toEqual([]);
});
