import { createFft } from '#lib/inference/signal/fft';

/** Brings samples from one rate to another, piece by piece; the pieces given back follow one another. */
export type Resampler = { add(samples: Float32Array): Float32Array; end(): Float32Array };

/** Of the lower of both Nyquist frequencies: half of it passes here, all of it 4.35 % below, nothing as far above. */
const CUTOFF = 0.9565;
const TRANSITION = 0.087;
const STOPBAND_DB = 120;
const FEWEST_BLOCK_SAMPLES = 8192;
const NO_SAMPLES = new Float32Array(0);

/**
 * A linear-phase low-pass (Kaiser window, 120 dB) and the change of rate, both done on the spectra of overlapping blocks
 * (overlap-save), so that it costs a few transforms and is exact for every ratio of whole numbers. Gives
 * ceil(samples × to / from) samples, the first of them at the time of the first it got. The pass band is that of soxr's
 * HQ, librosa's default.
 */
export function createResampler(from: number, to: number): Resampler {
  if (from === to) return { add: (samples) => samples, end: () => NO_SAMPLES };
  const { plan, convert } = conversion(from, to);
  const { blockIn, hopIn, hopOut, pad } = plan;
  // Two blocks at a time, as the real and the imaginary part of one.
  const pending = new Float32Array(blockIn + hopIn);
  let filled = pad;
  let taken = 0;
  let given = 0;

  function nextPair(): Float32Array {
    const pair = convert(pending);
    pending.copyWithin(0, 2 * hopIn);
    filled = Math.max(0, filled - 2 * hopIn);
    pending.fill(0, filled);
    given += 2 * hopOut;
    return pair;
  }

  return {
    add(samples) {
      const pieces: Float32Array[] = [];
      taken += samples.length;
      for (let at = 0; at < samples.length; ) {
        const count = Math.min(samples.length - at, pending.length - filled);
        pending.set(samples.subarray(at, at + count), filled);
        filled += count;
        at += count;
        if (filled === pending.length) pieces.push(nextPair());
      }
      return concatenated(pieces);
    },
    end() {
      const wanted = Math.ceil((taken * to) / from);
      const pieces: Float32Array[] = [];
      let missing = wanted - given;
      while (missing > 0) {
        pieces.push(nextPair().subarray(0, missing));
        missing = wanted - given;
      }
      return concatenated(pieces);
    },
  };
}

type Conversion = { plan: Blocks; convert: (pair: Float32Array) => Float32Array };
const known = new Map<string, Conversion>();
const MOST_KNOWN = 8;
const LARGEST_KNOWN = 65_536;

/** A process reads recordings of few rates: their filters are made once, but for those that take much memory. */
function conversion(from: number, to: number): Conversion {
  const key = `${from} ${to}`;
  const found = known.get(key);
  if (found) return found;
  const plan = planBlocks(from, to);
  const made = { plan, convert: blockConverter(plan, from, to) };
  if (known.size < MOST_KNOWN && plan.blockIn <= LARGEST_KNOWN) known.set(key, made);
  return made;
}

type Blocks = { blockIn: number; blockOut: number; hopIn: number; hopOut: number; pad: number };

/** Blocks that hold whole numbers of samples at both rates, and a filter's half length on either side. */
function planBlocks(from: number, to: number): Blocks {
  const common = greatestCommonDivisor(from, to);
  const [stepIn, stepOut] = [from / common, to / common];
  const padSteps = Math.ceil(halfLengthOf(from, to) / stepIn);
  let steps = 1;
  while (steps < 6 * padSteps || steps * stepIn < FEWEST_BLOCK_SAMPLES) steps *= 2;
  const hopSteps = steps - 2 * padSteps;
  return {
    blockIn: steps * stepIn,
    blockOut: steps * stepOut,
    hopIn: hopSteps * stepIn,
    hopOut: hopSteps * stepOut,
    pad: padSteps * stepIn,
  };
}

/** Kaiser's estimate of how long a filter must be, in samples at `from`. */
function halfLengthOf(from: number, to: number): number {
  const width = TRANSITION * Math.PI * Math.min(1, to / from);
  return Math.ceil((STOPBAND_DB - 7.95) / (2.285 * width) / 2);
}

/** Filters two blocks and changes their rate; gives what of both is not touched by their ends. */
function blockConverter({ blockIn, blockOut, hopIn, hopOut, pad }: Blocks, from: number, to: number) {
  const forwards = createFft(blockIn);
  const backwards = createFft(blockOut);
  const response = responseOf(blockIn, blockOut, from, to, forwards);
  const skip = (pad * blockOut) / blockIn;
  const re = new Float64Array(blockIn);
  const im = new Float64Array(blockIn);
  const outRe = new Float64Array(blockOut);
  const outIm = new Float64Array(blockOut);
  return (pair: Float32Array): Float32Array => {
    re.set(pair.subarray(0, blockIn));
    im.set(pair.subarray(hopIn, hopIn + blockIn));
    forwards(re, im);
    outRe.fill(0);
    outIm.fill(0);
    outRe[0] = re[0]! * response[0]!;
    outIm[0] = im[0]! * response[0]!;
    for (let k = 1; k < response.length; k++) {
      outRe[k] = re[k]! * response[k]!;
      outIm[k] = im[k]! * response[k]!;
      outRe[blockOut - k] = re[blockIn - k]! * response[k]!;
      outIm[blockOut - k] = im[blockIn - k]! * response[k]!;
    }
    // With both parts swapped the forward transform is the backward one.
    backwards(outIm, outRe);
    const samples = new Float32Array(2 * hopOut);
    samples.set(outRe.subarray(skip, skip + hopOut));
    samples.set(outIm.subarray(skip, skip + hopOut), hopOut);
    return samples;
  };
}

/** The filter's response below the lower Nyquist frequency, with the factor of the transforms in it. */
function responseOf(
  blockIn: number,
  blockOut: number,
  from: number,
  to: number,
  transform: ReturnType<typeof createFft>,
): Float64Array {
  const half = halfLengthOf(from, to);
  const cutoff = CUTOFF * Math.min(1, to / from);
  const beta = 0.1102 * (STOPBAND_DB - 8.7);
  const re = new Float64Array(blockIn);
  const im = new Float64Array(blockIn);
  for (let n = -half; n <= half; n++) {
    const sinc = n === 0 ? cutoff : Math.sin(Math.PI * cutoff * n) / (Math.PI * n);
    re[(n + blockIn) % blockIn] = sinc * (besselI0(beta * Math.sqrt(1 - (n / half) ** 2)) / besselI0(beta));
  }
  transform(re, im);
  const count = Math.ceil(Math.min(blockIn, blockOut) / 2);
  return re.subarray(0, count).map((value) => value / blockIn / re[0]!);
}

/** The modified Bessel function of the first kind and order 0, by its power series. */
function besselI0(x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

const greatestCommonDivisor = (a: number, b: number): number => (b === 0 ? a : greatestCommonDivisor(b, a % b));

function concatenated(pieces: readonly Float32Array[]): Float32Array {
  if (pieces.length === 0) return NO_SAMPLES;
  if (pieces.length === 1) return pieces[0]!;
  const all = new Float32Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
