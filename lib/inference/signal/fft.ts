import { type Numbers, type Roots, type Stage, stageFor } from '#lib/inference/signal/fft-stages';

/** Transforms the complex numbers `re + i·im` in place, forwards and without a factor. */
export type Fft = (re: Float64Array, im: Float64Array) => void;

/** A larger prime factor makes Bluestein's way the quicker one. */
const LARGEST_RADIX = 31;

/**
 * The discrete Fourier transform of `size` complex numbers, of any size: Stockham's autosort with mixed radices, or
 * Bluestein's chirp where the size has a large prime factor (Van Loan, Computational Frameworks for the FFT, 1992).
 */
export function createFft(size: number): Fft {
  const radices = factorsOf(size);
  return radices.every((radix) => radix <= LARGEST_RADIX) ? stockham(size, radices) : bluestein(size);
}

/** Prime factors, with 4 for each two 2s. */
function factorsOf(size: number): number[] {
  const factors: number[] = [];
  let rest = size;
  for (const factor of [4, 2]) {
    for (; rest % factor === 0; rest /= factor) factors.push(factor);
  }
  for (let factor = 3; rest > 1; factor += 2) {
    if (factor * factor > rest) factor = rest;
    for (; rest % factor === 0; rest /= factor) factors.push(factor);
  }
  return factors;
}

function stockham(size: number, radices: readonly number[]): Fft {
  const stages: Stage[] = [];
  let length = size;
  let stride = 1;
  for (const radix of radices) {
    const steps = length / radix;
    const { cos, sin } = rootsOf(length);
    stages.push({ radix, steps, stride, cos, sin, roots: rootsOf(radix) });
    length = steps;
    stride *= radix;
  }
  const other: Numbers = { re: new Float64Array(size), im: new Float64Array(size) };
  return (re, im) => {
    let from: Numbers = { re, im };
    let to = other;
    for (const stage of stages) {
      stageFor(stage.radix)(stage, from, to);
      [from, to] = [to, from];
    }
    if (from.re === re) return;
    re.set(from.re);
    im.set(from.im);
  };
}

/** exp(-2πi k / size), k = 0 … size - 1. */
function rootsOf(size: number): Roots {
  const cos = new Float64Array(size);
  const sin = new Float64Array(size);
  for (let k = 0; k < size; k++) {
    cos[k] = Math.cos((2 * Math.PI * k) / size);
    sin[k] = -Math.sin((2 * Math.PI * k) / size);
  }
  return { cos, sin };
}

/** The transform as a convolution with a chirp, done by transforms whose size is a power of two. */
function bluestein(size: number): Fft {
  const length = 2 ** Math.ceil(Math.log2(2 * size - 1));
  const transform = createFft(length);
  const chirpRe = new Float64Array(size);
  const chirpIm = new Float64Array(size);
  const kernel: Numbers = { re: new Float64Array(length), im: new Float64Array(length) };
  for (let k = 0; k < size; k++) {
    // k² is taken modulo 2·size, where the chirp repeats: its angle stays small and exact.
    const angle = (Math.PI * ((k * k) % (2 * size))) / size;
    chirpRe[k] = Math.cos(angle);
    chirpIm[k] = -Math.sin(angle);
    for (const at of k === 0 ? [0] : [k, length - k]) {
      kernel.re[at] = chirpRe[k]!;
      kernel.im[at] = -chirpIm[k]!;
    }
  }
  transform(kernel.re, kernel.im);
  const re = new Float64Array(length);
  const im = new Float64Array(length);
  return (inRe, inIm) => {
    re.fill(0);
    im.fill(0);
    for (let k = 0; k < size; k++) {
      re[k] = inRe[k]! * chirpRe[k]! - inIm[k]! * chirpIm[k]!;
      im[k] = inRe[k]! * chirpIm[k]! + inIm[k]! * chirpRe[k]!;
    }
    transform(re, im);
    // Conjugated before and after, the forward transform is the backward one.
    for (let k = 0; k < length; k++) {
      const r = re[k]! * kernel.re[k]! - im[k]! * kernel.im[k]!;
      im[k] = -(re[k]! * kernel.im[k]! + im[k]! * kernel.re[k]!);
      re[k] = r;
    }
    transform(re, im);
    for (let k = 0; k < size; k++) {
      const r = re[k]! / length;
      const i = -im[k]! / length;
      inRe[k] = r * chirpRe[k]! - i * chirpIm[k]!;
      inIm[k] = r * chirpIm[k]! + i * chirpRe[k]!;
    }
  };
}
