const DIGIT_BITS = 11;
const DIGITS = 2 ** DIGIT_BITS;

/**
 * The numbers in ascending order, by radix sort on their bits: about ten times as fast as `Float32Array.sort` where
 * there are many. Takes no NaN; -0 comes before 0. The values given are overwritten.
 */
export function sortFloats(values: Float32Array<ArrayBuffer>): Float32Array {
  let from = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let to = new Uint32Array(values.length);
  // Whole numbers in the same order: negative numbers upside down, the others above them.
  for (let i = 0; i < from.length; i++) from[i] = from[i]! & 0x80000000 ? ~from[i]! : from[i]! | 0x80000000;
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    distribute(from, to, shift);
    [from, to] = [to, from];
  }
  for (let i = 0; i < from.length; i++) from[i] = from[i]! & 0x80000000 ? from[i]! & 0x7fffffff : ~from[i]!;
  return new Float32Array(from.buffer, from.byteOffset, from.length);
}

/** Copies by the digit at `shift`, what has the same digit in its order. */
function distribute(from: Uint32Array, to: Uint32Array, shift: number): void {
  const places = new Uint32Array(DIGITS + 1);
  for (let i = 0; i < from.length; i++) places[((from[i]! >>> shift) & (DIGITS - 1)) + 1]!++;
  for (let digit = 1; digit <= DIGITS; digit++) places[digit]! += places[digit - 1]!;
  for (let i = 0; i < from.length; i++) to[places[(from[i]! >>> shift) & (DIGITS - 1)]!++] = from[i]!;
}
