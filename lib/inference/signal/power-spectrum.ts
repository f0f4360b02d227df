import { createFft } from '#lib/inference/signal/fft';

/** Writes the squared magnitudes of the transform of `frame` (real) into `bins`, size / 2 + 1 of them. */
export type PowerSpectrum = (frame: Float64Array, bins: Float64Array) => void;

/** The power spectrum of `size` real numbers, any size; of an even one, from a complex transform of half of it. */
export function createPowerSpectrum(size: number): PowerSpectrum {
  return size % 2 === 0 ? evenSize(size) : oddSize(size);
}

function evenSize(size: number): PowerSpectrum {
  const half = size / 2;
  const transform = createFft(half);
  const re = new Float64Array(half);
  const im = new Float64Array(half);
  const cos = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
  const sin = Float64Array.from({ length: half }, (_, k) => Math.sin((2 * Math.PI * k) / size));
  return (frame, bins) => {
    for (let k = 0; k < half; k++) {
      re[k] = frame[2 * k]!;
      im[k] = frame[2 * k + 1]!;
    }
    transform(re, im);
    bins[0] = (re[0]! + im[0]!) ** 2;
    bins[half] = (re[0]! - im[0]!) ** 2;
    for (let k = 1; k < half; k++) {
      const m = half - k;
      // The transforms of the even samples and of the odd ones, which were packed into one.
      const evenRe = (re[k]! + re[m]!) / 2;
      const evenIm = (im[k]! - im[m]!) / 2;
      const oddRe = (im[k]! + im[m]!) / 2;
      const oddIm = (re[m]! - re[k]!) / 2;
      const r = evenRe + oddRe * cos[k]! + oddIm * sin[k]!;
      const i = evenIm + oddIm * cos[k]! - oddRe * sin[k]!;
      bins[k] = r * r + i * i;
    }
  };
}

function oddSize(size: number): PowerSpectrum {
  const transform = createFft(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  return (frame, bins) => {
    re.set(frame);
    im.fill(0);
    transform(re, im);
    for (let k = 0; k <= (size - 1) / 2; k++) bins[k] = re[k]! * re[k]! + im[k]! * im[k]!;
  };
}
