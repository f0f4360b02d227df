import { createResampler, type Resampler } from '#lib/inference/signal/resample';

export type SoundLimits = { sampleRate: number; maxSeconds: number };

/** Sound at the rate that is wanted, collected from pieces at whatever rate they come in. */
export type Sound = {
  add(samples: Float32Array, rate: number): void;
  /** Longer than allowed already, or not to be read at all: the rest does not matter. */
  isRefused(): boolean;
  end(): Float32Array | { refused: string };
};

/** As converters go; filters for rates beyond would fill the memory. */
const MOST_RATE = 768_000;
/** Some files hold whole numbers of 32 bits as floats; squares of these still fit a float of 32 bits. */
const LOUDEST = 2 ** 31;

/** Collects pieces of sound of one channel, which follow one another. */
export function collectSound({ sampleRate, maxSeconds }: SoundLimits): Sound {
  const most = Math.ceil(maxSeconds * sampleRate);
  let samples = new Float32Array(sampleRate);
  let length = 0;
  let problem: string | null = null;
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
      problem ??= rate > MOST_RATE ? tooFine(rate) : isAudible(piece) ? null : noNumbers;
      if (problem) return;
      // A stream may change its rate midway.
      if (resampler?.from !== rate) finish();
      resampler ??= { from: rate, by: createResampler(rate, sampleRate) };
      append(resampler.by.add(piece));
    },
    isRefused: () => problem !== null || length > most,
    end() {
      if (problem) return { refused: problem };
      finish();
      if (length > most) return { refused: tooLong(maxSeconds) };
      return length > 0 ? samples.subarray(0, length) : { refused: noSamples };
    },
  };
}

/** Not where a sample is NaN. */
function isAudible(samples: Float32Array): boolean {
  for (let k = 0; k < samples.length; k++) if (!(Math.abs(samples[k]!) <= LOUDEST)) return false;
  return true;
}

/** `seconds`: what the file says of itself. */
export const tooLong = (maxSeconds: number, seconds?: number) =>
  `must be at most ${maxSeconds} s long; this recording ${seconds === undefined ? 'is longer' : `has ${Math.round(seconds)} s`}. Send a part of it`;

const noSamples = 'must be a recording with sound in it; this one has no samples';

const tooFine = (rate: number) =>
  `must have at most ${MOST_RATE.toLocaleString('en')} samples a second; this recording states ${rate.toLocaleString('en')}. Export it again, or at a lower rate`;

const noNumbers =
  'must be a recording with full scale at ±1; this one has samples that are NaN, infinite or far beyond it. Export it again, as whole numbers of 16 bits for instance';
