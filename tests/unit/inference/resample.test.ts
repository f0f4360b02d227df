import { describe, expect, it } from 'vitest';
import { createResampler } from '#lib/inference/signal/resample';
import { audioVector, largestDifference, samplesOf } from '#tests/support/audio-vectors';

const chirps = samplesOf('chirps-16k.wav');

function resampled(samples: Float32Array, from: number, to: number, pieceLength = samples.length): Float32Array {
  const resampler = createResampler(from, to);
  const pieces: Float32Array[] = [];
  for (let at = 0; at < samples.length; at += pieceLength)
    pieces.push(resampler.add(samples.subarray(at, at + pieceLength)));
  pieces.push(resampler.end());
  return Float32Array.from(pieces.flatMap((piece) => [...piece]));
}

describe('a recording at another rate', () => {
  it.each([8000, 22_050, 48_000])('of %i Hz agrees with librosa (soxr_hq) to 2e-4', (to) => {
    const found = resampled(chirps, 16_000, to);
    const expected = audioVector(`librosa-${to}/chirps-16k.wav`);
    const middle = expected.samples! >> 1;
    expect(found.length).toBe(expected.samples);
    expect(largestDifference(found.subarray(middle - 200, middle + 200), expected.values)).toBeLessThan(2e-4);
  });

  it('is the same, whatever pieces it comes in', () => {
    const whole = resampled(chirps, 44_100, 16_000);
    expect(resampled(chirps, 44_100, 16_000, 1)).toEqual(whole);
    expect(resampled(chirps, 44_100, 16_000, 1024)).toEqual(whole);
  });

  it.each([
    [44_100, 16_000],
    [11_025, 16_000],
    [44_101, 16_000],
    [192_000, 8000],
    [4000, 192_000],
  ])('keeps a tone, and its phase, from %i to %i Hz', (from, to) => {
    const hz = 700;
    const tone = (rate: number, length: number) =>
      Float32Array.from({ length }, (_, n) => Math.sin((2 * Math.PI * hz * n) / rate));
    const found = resampled(tone(from, from), from, to);
    expect(found.length).toBe(to);
    const [begin, end] = [Math.floor(to * 0.3), Math.floor(to * 0.7)];
    expect(largestDifference(found.subarray(begin, end), tone(to, to).subarray(begin, end))).toBeLessThan(2e-6);
  });

  it('loses what the lower rate cannot hold, to -100 dB', () => {
    const high = Float32Array.from({ length: 44_100 }, (_, n) => Math.sin((2 * Math.PI * 9000 * n) / 44_100));
    const found = resampled(high, 44_100, 16_000).subarray(2000, 14_000);
    expect(largestDifference(found, new Float32Array(found.length))).toBeLessThan(1e-5);
  });

  it('of no samples has none', () => {
    expect(resampled(new Float32Array(0), 44_100, 16_000, 1).length).toBe(0);
    expect(resampled(Float32Array.of(1), 44_100, 16_000).length).toBe(1);
  });
});
