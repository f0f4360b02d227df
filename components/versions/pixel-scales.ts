export type PixelScale = { value: string; label: string; mean: number[]; std: number[] };

/** The usual ways models were trained to see pixels: pixel = (value / 255 - mean) / std. */
export const pixelScales: readonly PixelScale[] = [
  { value: 'unit', label: '0 to 1', mean: [0], std: [1] },
  { value: 'signed', label: '−1 to 1', mean: [0.5], std: [0.5] },
  { value: 'bytes', label: '0 to 255', mean: [0], std: [1 / 255] },
  { value: 'imagenet', label: 'as ImageNet models', mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] },
];

/** The one of them that a mean and a deviation are, whether they are written once or for each channel. */
export const pixelScaleOf = ({ mean, std }: { mean: readonly number[]; std: readonly number[] }) =>
  pixelScales.find((scale) => isSame(scale.mean, mean) && isSame(scale.std, std));

const isSame = (a: readonly number[], b: readonly number[]) =>
  Array.from({ length: Math.max(a.length, b.length) }).every(
    (_, channel) => Math.abs((a[channel] ?? a[0] ?? 0) - (b[channel] ?? b[0] ?? 0)) < 1e-6,
  );
