import { createResampler, type Resampler } from '#lib/inference/signal/resample';

export type SoundLimits = { sampleRate: number; maxSeconds: number };

/** Sound at the rate that is wanted, collected from pieces at whatever rate they come in. */
export type Sound = {
  add(samples: Float32Array, rate: number): void;
  /** Longer than allowed already: the rest need not be read. */
  isTooLong(): boolean;
  end(): Float32Array | { refused: string };
};

/** Collects pieces of sound of one channel, which follow one another. */
export function collectSound({ sampleRate, maxSeconds }: SoundLimits): Sound {
  const most = Math.ceil(maxSeconds * sampleRate);
  let samples = new Float32Array(sampleRate);
  let length = 0;
  let resampler: { from: number; by: Resampler } | null = null;
  const append = (piece: Float32Array) => {
    if (length + piece.length > samples.length) {
      const larger = new Float32Array(Math.max(length + piece.length, samples.length * 2));
      larger.set(samples.subarray(0, length));
      samples = larger;
    }
    samples.set(piece, length);
    length += piece.length;
  };
  const finish = () => {
    if (resampler) append(resampler.by.end());
    resampler = null;
  };
  return {
    add(piece, rate) {
      // A stream may change its rate midway.
      if (resampler?.from !== rate) finish();
      resampler ??= { from: rate, by: createResampler(rate, sampleRate) };
      append(resampler.by.add(piece));
    },
    isTooLong: () => length > most,
    end() {
      finish();
      if (length > most) return { refused: tooLong(maxSeconds) };
      return length > 0 ? samples.subarray(0, length) : { refused: noSamples };
    },
  };
}

/** `seconds`: what the file says of itself. */
export const tooLong = (maxSeconds: number, seconds?: number) =>
  `must be at most ${maxSeconds} s long; this recording ${seconds === undefined ? 'is longer' : `has ${Math.round(seconds)} s`}. Send a part of it`;

const noSamples = 'must be a recording with sound in it; this one has no samples';
