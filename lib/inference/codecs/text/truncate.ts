/**
 * How many tokens of each text are kept so that together they are at most `room`: the longer one is cut first, then
 * both by halves, as "longest_first" of the crate `tokenizers`.
 */
export function keptOfPair(first: number, second: number, room: number): [number, number] {
  if (first + second <= room) return [first, second];
  const swapped = first > second;
  let shorter = Math.min(first, second);
  let longer = shorter > room ? shorter : Math.max(shorter, room - shorter);
  if (shorter + longer > room) {
    shorter = Math.floor(room / 2);
    longer = shorter + (room % 2);
  }
  return swapped ? [longer, shorter] : [shorter, longer];
}
