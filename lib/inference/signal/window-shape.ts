export type WindowShape = 'hann' | 'hamming' | 'povey' | 'ones';

/**
 * A window of `length` values: symmetric, or periodic, which is the symmetric one of length + 1 without its last.
 * `povey` is Kaldi's: a Hann window to the power of 0.85.
 */
export function windowValues(shape: WindowShape, length: number, periodic: boolean): Float64Array {
  const span = periodic ? length : Math.max(1, length - 1);
  return Float64Array.from({ length }, (_, n) => {
    const cos = Math.cos((2 * Math.PI * n) / span);
    if (shape === 'hann') return 0.5 - 0.5 * cos;
    if (shape === 'hamming') return 0.54 - 0.46 * cos;
    return shape === 'povey' ? (0.5 - 0.5 * cos) ** 0.85 : 1;
  });
}
