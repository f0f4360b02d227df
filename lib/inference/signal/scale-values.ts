import type { AudioFeature } from '#lib/registry/feature';

/** As transformers' Wav2Vec2FeatureExtractor has it, so that silence stays finite. */
const LEAST_VARIANCE = 1e-7;

/**
 * Writes a window's values into `out`: brought to mean 0 and variance 1 where the feature says so, then
 * (value - mean) / std. With a mask only the first `heard` of them count for that, and the rest become 0.
 */
export function scaleValues(
  values: Float32Array,
  heard: number,
  { standardise, mask, mean, std }: Pick<AudioFeature, 'standardise' | 'mask' | 'mean' | 'std'>,
  out: Float32Array,
): void {
  const { shift, factor, count } = standardise
    ? standardScale(values, mask === undefined ? values.length : heard)
    : { shift: 0, factor: 1, count: values.length };
  for (let k = 0; k < count; k++) out[k] = ((values[k]! - shift) * factor - mean) / std;
  out.fill(0, count);
}

function standardScale(values: Float32Array, count: number): { shift: number; factor: number; count: number } {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[k]!;
  const shift = sum / count;
  let squares = 0;
  for (let k = 0; k < count; k++) squares += (values[k]! - shift) ** 2;
  return { shift, factor: 1 / Math.sqrt(squares / count + LEAST_VARIANCE), count };
}
