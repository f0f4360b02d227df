/** Numbers from 0 to `count` - 1, the k-th most frequent in proportion to 1 / k ** s, in an order that `seed` decides. */
export function zipf(count: number, s: number, seed: number): () => number {
  const cumulated = new Float64Array(count);
  let sum = 0;
  for (let k = 0; k < count; k++) cumulated[k] = sum += 1 / (k + 1) ** s;
  const random = mulberry32(seed);
  return () => {
    const wanted = random() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulated[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Evenly from 0 to 1, the same for the same seed: mulberry32 by Tommy Ettinger, public domain. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
