import type { ImageFeature } from '#lib/registry/feature';

export type PixelData = Float32Array | Uint8Array;

/**
 * Writes pixels (`channels` bytes each) into a tensor from `offset` on, in the feature's layout: as
 * `(value / 255 - mean) / std` into floats, as they are into bytes.
 */
export function pixelWriter({
  channels,
  layout,
  mean,
  std,
}: Pick<ImageFeature, 'channels' | 'layout' | 'mean' | 'std'>): (
  pixels: Uint8Array,
  target: PixelData,
  offset: number,
) => void {
  const tables = Array.from({ length: channels }, (_, c) => tableOf(mean[c] ?? mean[0] ?? 0, std[c] ?? std[0] ?? 1));
  return (pixels, target, offset) => {
    const area = pixels.length / channels;
    const step = layout === 'NCHW' ? 1 : channels;
    for (let c = 0; c < channels; c++) {
      let at = offset + (layout === 'NCHW' ? c * area : c);
      const table = target instanceof Float32Array ? tables[c]! : bytes;
      for (let from = c; from < pixels.length; from += channels, at += step) target[at] = table[pixels[from]!]!;
    }
  };
}

const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);

const tableOf = (mean: number, std: number) =>
  Float32Array.from({ length: 256 }, (_, value) => (value / 255 - mean) / std);
