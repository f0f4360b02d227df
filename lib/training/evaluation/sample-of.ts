import { createRandom, randomInt } from '#lib/training/learners/random';

/** At most `most` of `rows`, drawn without putting back and in their order; the same ones for the same seed. */
export function sampleOf(rows: Int32Array, most: number, seed: number): Int32Array {
  if (rows.length <= most) return rows;
  const random = createRandom(seed);
  const drawn = Int32Array.from(rows);
  for (let at = 0; at < most; at++) {
    const other = at + randomInt(random, drawn.length - at);
    [drawn[at], drawn[other]] = [drawn[other]!, drawn[at]!];
  }
  return drawn.slice(0, most).sort();
}
