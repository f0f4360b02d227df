import { describe, expect, it } from 'vitest';
import type { MediaRows } from '#lib/inference/media/media-job';
import { createFft } from '#lib/inference/signal/fft';
import { createPowerSpectrum } from '#lib/inference/signal/power-spectrum';
import { recordingRows } from '#lib/inference/signal/recording-rows';
import { AudioFeature } from '#lib/registry/feature';
import { audioVector, largestDifference, samplesOf } from '#tests/support/audio-vectors';

const chirps = samplesOf('chirps-16k.wav');

function rowsOf(samples: Float32Array, settings: object): MediaRows {
  const feature = AudioFeature.parse({ name: 'sound', type: 'audio', sampleRate: 16_000, layout: 'TF', ...settings });
  const rows = recordingRows(samples, feature);
  if ('refused' in rows) throw new Error(rows.refused);
  return rows;
}

/** Every seventh frame, as the vectors have them. */
function everySeventh({ data, rowDims: [frames, bins] }: MediaRows, first = frames!): Float32Array {
  const kept = Array.from({ length: Math.ceil(first / 7) }, (_, k) =>
    data.subarray(7 * k * bins!, (7 * k + 1) * bins!),
  );
  return Float32Array.from(kept.flatMap((frame) => [...frame]));
}

describe('the Fourier transform', () => {
  it.each([1, 2, 3, 5, 8, 12, 37, 97, 210, 400, 401, 512])('of %i numbers is the sum that defines it', (size) => {
    const re = Float64Array.from({ length: size }, (_, n) => Math.sin(0.37 * n * n) + 0.1);
    const im = Float64Array.from({ length: size }, (_, n) => Math.cos(1.7 * n));
    const expected = { re: new Float64Array(size), im: new Float64Array(size) };
    for (let k = 0; k < size; k++) {
      for (let n = 0; n < size; n++) {
        const angle = (-2 * Math.PI * ((k * n) % size)) / size;
        expected.re[k]! += re[n]! * Math.cos(angle) - im[n]! * Math.sin(angle);
        expected.im[k]! += re[n]! * Math.sin(angle) + im[n]! * Math.cos(angle);
      }
    }
    createFft(size)(re, im);
    expect(largestDifference(re, expected.re)).toBeLessThan(1e-11);
    expect(largestDifference(im, expected.im)).toBeLessThan(1e-11);
  });

  it.each([1, 9, 400, 401, 512])('of %i real numbers keeps their energy (Parseval)', (size) => {
    const frame = Float64Array.from({ length: size }, (_, n) => Math.sin(n * n));
    const bins = new Float64Array(Math.floor(size / 2) + 1);
    createPowerSpectrum(size)(frame, bins);
    const isMirrored = (bin: number) => bin > 0 && 2 * bin !== size;
    const energy = bins.reduce((sum, power, bin) => sum + (isMirrored(bin) ? 2 : 1) * power, 0) / size;
    expect(energy).toBeCloseTo(
      frame.reduce((sum, value) => sum + value * value, 0),
      9,
    );
  });
});

describe('a spectrogram', () => {
  const mel = (bins: number, more = {}) => ({ bins, ...more });
  const kaldi = { center: 'none', periodic: false, removeMean: true, preemphasis: 0.97, floor: 1.1920928955078125e-7 };
  const cases: [string, object, number][] = [
    ['librosa-mel', { spectrum: { fftSize: 1024, hopLength: 256, center: 'zeros', mel: mel(64), log: 'none' } }, 2e-4],
    [
      'librosa-htk-db',
      {
        spectrum: {
          fftSize: 512,
          windowLength: 400,
          hopLength: 160,
          mel: mel(40, { scale: 'htk', norm: 'none', lowHz: 60, highHz: 7600 }),
          log: 'db',
          topDb: 80,
        },
      },
      1e-3,
    ],
    [
      'librosa-stft-magnitude',
      { spectrum: { fftSize: 400, hopLength: 200, center: 'zeros', windowShape: 'hamming', power: 1, log: 'none' } },
      2e-5,
    ],
    [
      'torchaudio-mel-ln',
      {
        spectrum: {
          fftSize: 400,
          hopLength: 160,
          mel: mel(32, { scale: 'htk', norm: 'none', lowHz: 20 }),
          log: 'ln',
          floor: 1e-6,
        },
      },
      1e-3,
    ],
    [
      'kaldi-fbank',
      {
        spectrum: {
          ...kaldi,
          fftSize: 512,
          windowLength: 400,
          hopLength: 160,
          windowShape: 'povey',
          scale: 32768,
          mel: mel(40, { scale: 'kaldi', norm: 'none', lowHz: 20 }),
        },
      },
      1e-3,
    ],
    [
      'ast',
      {
        mean: -4.2677393,
        std: 2 * 4.5689974,
        spectrum: {
          ...kaldi,
          fftSize: 512,
          windowLength: 400,
          hopLength: 160,
          mel: mel(64, { scale: 'kaldi', norm: 'none', lowHz: 20 }),
          frames: 200,
        },
      },
      1e-3,
    ],
  ];
  it.each(cases)('agrees with %s', (name, settings, tolerance) => {
    const rows = rowsOf(chirps, settings);
    const expected = audioVector(name);
    expect(rows.rowDims).toEqual([expected.frames, expected.shape[1]]);
    expect(largestDifference(everySeventh(rows), expected.values)).toBeLessThan(tolerance);
  });

  const whisper = {
    window: { samples: 480_000, hop: 480_000 },
    spectrum: { fftSize: 400, hopLength: 160, mel: mel(80), log: 'whisper', frames: 3000 },
  };

  it('agrees with WhisperFeatureExtractor, which fills up to 30 s', () => {
    const rows = rowsOf(chirps, whisper);
    const expected = audioVector('whisper');
    expect(rows.rowDims).toEqual([expected.frames_in_all, 80]);
    expect(largestDifference(everySeventh(rows, 140), expected.values)).toBeLessThan(1e-3);
    expect(rows.heard).toEqual([101]);
  });

  it('lies in memory as its layout says', () => {
    const byTime = rowsOf(chirps, whisper);
    const byFrequency = rowsOf(chirps, { ...whisper, layout: 'CFT' });
    expect(byFrequency.rowDims).toEqual([1, 80, 3000]);
    expect(byFrequency.data[5 * 3000 + 17]).toBe(byTime.data[17 * 80 + 5]);
  });

  it('of a recording shorter than its first frame is refused in words', () => {
    const feature = AudioFeature.parse({
      name: 'sound',
      type: 'audio',
      sampleRate: 16_000,
      layout: 'TF',
      spectrum: { ...kaldi, fftSize: 512, windowLength: 400, hopLength: 160 },
    });
    expect(recordingRows(chirps.subarray(0, 399), feature)).toEqual({
      refused: 'must be at least 25 ms long; this recording is shorter',
    });
    expect(recordingRows(chirps.subarray(0, 400), feature)).toMatchObject({ rowDims: [1, 257] });
  });

  it('of silence is finite', () => {
    const rows = rowsOf(new Float32Array(16_000), { ...whisper, standardise: true });
    expect(rows.data.every(Number.isFinite)).toBe(true);
  });
});

describe('a waveform', () => {
  it('brought to mean 0 and variance 1 agrees with Wav2Vec2FeatureExtractor', () => {
    const { data } = rowsOf(chirps, { layout: 'T', standardise: true });
    const kept = data.filter((_, k) => k % 20 === 0);
    expect(largestDifference(kept, audioVector('wav2vec2').values)).toBeLessThan(1e-5);
  });

  it('filled up under a mask is brought there by what is heard, and 0 where it is not', () => {
    const window = { samples: 20_000, hop: 20_000 };
    const rows = rowsOf(chirps, { layout: 'T', standardise: true, mask: 'attention_mask', window });
    const kept = rows.data.filter((_, k) => k % 20 === 0);
    const expected = audioVector('wav2vec2-padded');
    expect(largestDifference(kept, expected.values)).toBeLessThan(1e-5);
    expect(rows.heard).toEqual([expected.heard]);
  });

  it('is cut into windows that end with the recording, the last filled up', () => {
    const samples = Float32Array.from({ length: 10 }, (_, k) => k + 1);
    const cut = (fill: string, hop: number) =>
      rowsOf(samples, { sampleRate: 4000, layout: 'T', window: { samples: 4, hop, fill } });
    expect([...cut('zeros', 4).data]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 0]);
    expect([...cut('repeat', 4).data.slice(8)]).toEqual([9, 10, 9, 10]);
    expect(cut('zeros', 4).windows.at(-1)).toEqual({ startS: 8 / 4000, endS: 10 / 4000 });
    // Overlapping: none begins after another has reached the end.
    expect(cut('zeros', 3).windows.map(({ startS }) => startS * 4000)).toEqual([0, 3, 6]);
    // With gaps between: none begins beyond the end.
    expect(cut('zeros', 9).windows.map(({ startS }) => startS * 4000)).toEqual([0, 9]);
    expect(cut('zeros', 4).heard).toEqual([4, 4, 2]);
  });
});
