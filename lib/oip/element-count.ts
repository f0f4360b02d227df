/** How many elements a shape has; null where that is no number to count with. */
export function countOf(shape: readonly number[]): number | null {
  const count = shape.reduce((product, length) => product * length, 1);
  return shape.includes(0) ? 0 : Number.isSafeInteger(count) ? count : null;
}
