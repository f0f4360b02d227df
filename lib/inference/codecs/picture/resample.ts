import type { Size } from '#lib/inference/codecs/picture/place-picture';
import type { ImageFeature } from '#lib/registry/feature';

export type Pixels = Size & { data: Uint8Array };
/** A side that is resized to `size` pixels, of which `count` from `from` on are wanted. */
export type Span = { size: number; from: number; count: number };

type Resample = ImageFeature['resample'];
type Filter = { reach: number; weight: (distance: number) => number };

const CHANNELS = 3;
/** Weights are whole numbers of 1/2^22, the most that leaves a sum of 8-bit pixels within 32 bits. */
const WEIGHT_BITS = 22;

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

const filters: Record<Exclude<Resample, 'nearest'>, Filter> = {
  bilinear: { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { reach: 2, weight: (x) => cubic(Math.abs(x)) },
  lanczos: { reach: 3, weight: (x) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0) },
};

/** Keys' cubic with a = -0.5. */
function cubic(x: number): number {
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
  return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
}

/**
 * Resizes RGB pixels to a window of the resized picture, across and then down, in the arithmetic of Pillow: the same
 * centres, the same weights in fixed point, the same rounding between the two passes.
 * Source: the documented behaviour of `Image.resize`, https://pillow.readthedocs.io/en/stable/handbook/concepts.html
 */
export function resample(pixels: Pixels, across: Span, down: Span, how: Resample): Pixels {
  return resampleDown(resampleAcross(pixels, across, how), down, how);
}

function resampleAcross({ data, width, height }: Pixels, span: Span, how: Resample): Pixels {
  if (isWhole(span, width)) return { data, width, height };
  const { first, taps, weights } = tapsOf(width, span, how);
  const result = new Uint8ClampedArray(span.count * height * CHANNELS);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < span.count; x++) {
      let red = 1 << (WEIGHT_BITS - 1);
      let green = red;
      let blue = red;
      let from = (y * width + first[x]!) * CHANNELS;
      for (let tap = x * taps; tap < (x + 1) * taps; tap++) {
        const weight = weights[tap]!;
        red += weight * data[from++]!;
        green += weight * data[from++]!;
        blue += weight * data[from++]!;
      }
      result[at++] = red >> WEIGHT_BITS;
      result[at++] = green >> WEIGHT_BITS;
      result[at++] = blue >> WEIGHT_BITS;
    }
  }
  return { data: bytesOf(result), width: span.count, height };
}

function resampleDown({ data, width, height }: Pixels, span: Span, how: Resample): Pixels {
  if (isWhole(span, height)) return { data, width, height };
  const { first, taps, weights } = tapsOf(height, span, how);
  const line = width * CHANNELS;
  const result = new Uint8ClampedArray(line * span.count);
  const sums = new Int32Array(line);
  for (let y = 0; y < span.count; y++) {
    sums.fill(1 << (WEIGHT_BITS - 1));
    for (let tap = 0; tap < taps; tap++) {
      const weight = weights[y * taps + tap]!;
      if (weight === 0) continue;
      const from = (first[y]! + tap) * line;
      for (let i = 0; i < line; i++) sums[i] = sums[i]! + weight * data[from + i]!;
    }
    for (let i = 0; i < line; i++) result[y * line + i] = sums[i]! >> WEIGHT_BITS;
  }
  return { data: bytesOf(result), width, height: span.count };
}

const isWhole = ({ size, count }: Span, length: number) => size === length && count === length;
const bytesOf = ({ buffer, byteOffset, length }: Uint8ClampedArray<ArrayBuffer>) =>
  new Uint8Array(buffer, byteOffset, length);

/** For each wanted pixel, where in the source its taps begin, and what each weighs; all have equally many. */
function tapsOf(length: number, { size, from, count }: Span, how: Resample) {
  const scale = length / size;
  const stretch = Math.max(scale, 1);
  // A side that is only cropped keeps its pixels as they are.
  if (how === 'nearest' || size === length) {
    return {
      first: nearestOf(length, { size, from, count }),
      taps: 1,
      weights: new Int32Array(count).fill(1 << WEIGHT_BITS),
    };
  }
  const reach = filters[how].reach * stretch;
  const taps = Math.min(length, Math.ceil(reach) * 2 + 1);
  const first = new Int32Array(count);
  const weights = new Int32Array(count * taps);
  for (let i = 0; i < count; i++) {
    const centre = (from + i + 0.5) * scale;
    const low = Math.max(0, Math.trunc(centre - reach + 0.5));
    const high = Math.min(length, Math.trunc(centre + reach + 0.5));
    const start = Math.min(low, length - taps);
    const raw = Array.from({ length: high - low }, (_, tap) =>
      filters[how].weight((low + tap - centre + 0.5) / stretch),
    );
    const sum = raw.reduce((total, weight) => total + weight, 0);
    raw.forEach((weight, tap) => {
      weights[i * taps + low - start + tap] = roundHalfAway((weight / sum) * (1 << WEIGHT_BITS));
    });
    first[i] = start;
  }
  return { first, taps, weights };
}

/** Summed step by step: where a centre falls between two pixels, rounding decides as it does in Pillow. */
function nearestOf(length: number, { size, from, count }: Span): Int32Array {
  const step = length / size;
  const nearest = new Int32Array(count);
  for (let i = 0, centre = step / 2; i < from + count; i++, centre += step) {
    if (i >= from) nearest[i - from] = Math.min(length - 1, Math.floor(centre));
  }
  return nearest;
}

const roundHalfAway = (value: number) => (value < 0 ? Math.trunc(value - 0.5) : Math.trunc(value + 0.5));
