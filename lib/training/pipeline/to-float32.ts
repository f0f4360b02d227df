/** A number as the graph takes it in: rounded to float32; NaN where it is too large for one, and so counts as missing. */
export function toFloat32(value: number): number {
  const rounded = Math.fround(value);
  return Number.isFinite(rounded) ? rounded : NaN;
}
