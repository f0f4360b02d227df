import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { peaksOf } from '#components/playground/peaks-of.ts';
import { sampleRateOf } from '#components/playground/sample-rate-of.ts';
import { wavOf } from '#components/playground/wav-of.ts';

const recording = (name: string) =>
  Uint8Array.from(readFileSync(new URL(`../../support/fixtures/audio/${name}`, import.meta.url)));

test.each([
  ['chirps-16k.wav', 16_000],
  ['stereo-22k-float.wav', 22_050],
  ['stereo-22k.flac', 22_050],
  ['cd.mp3', 44_100],
  ['cd-vorbis.ogg', 44_100],
  ['cd-opus.ogg', 48_000],
])('%s says its rate, which browsers do not tell', (name, rate) => {
  expect(sampleRateOf(recording(name))).toBe(rate);
});

test('what is no recording, or cut short, has no rate', () => {
  expect(sampleRateOf(new Uint8Array())).toBeNull();
  expect(sampleRateOf(recording('chirps-16k.wav').subarray(0, 14))).toBeNull();
  expect(sampleRateOf(new TextEncoder().encode('just some text'))).toBeNull();
});

test('a recording of the microphone is a WAV file that holds the samples', async () => {
  const samples = Float32Array.of(0, 0.5, -0.5, 2, -2);
  const bytes = new Uint8Array(await wavOf(samples, 48_000).arrayBuffer());
  expect(sampleRateOf(bytes)).toBe(48_000);
  expect([...new Int16Array(bytes.buffer, 44)]).toEqual([0, 16_384, -16_383, 32_767, -32_767]);
});

test('a waveform has the loudest sample of every stretch, of all channels', () => {
  const left = Float32Array.of(0, 0.1, 0.2, 0.3, 0, 0);
  const right = Float32Array.of(0, -0.9, 0, 0, 0, -0.5);
  expect(peaksOf([left, right], 3)).toEqual([Math.fround(0.9), Math.fround(0.3), 0.5]);
  expect(peaksOf([Float32Array.of(1)], 400)).toEqual([1]);
  expect(peaksOf([], 400)).toEqual([]);
});
