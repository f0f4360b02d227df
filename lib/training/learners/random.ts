/** A seeded source of numbers in [0, 1): the same seed gives the same numbers everywhere. */
export type Random = () => number;

/** The 32-bit generator sfc32 (Chris Doty-Humphrey, PractRand), warmed up so that near seeds do not resemble each other. */
export function createRandom(seed: number): Random {
  let a = 0x9e3779b9;
  let b = seed | 0;
  let c = Math.floor(seed / 2 ** 32) | 0;
  let counter = 1;
  const next = () => {
    const sum = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let round = 0; round < 15; round++) next();
  return next;
}

/** A whole number from 0 up to, but not including, `limit`. */
export function randomInt(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/**
 * The `index`-th of a row of numbers in [0, 1) that belong to `key`, without those before it: threads can each draw
 * their own part (the finishing steps of MurmurHash3, Austin Appleby).
 */
export function randomAt(key: number, index: number): number {
  let mixed = key ^ Math.imul(index, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** A number from the standard normal distribution (Box and Muller, 1958). */
export function randomNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Shuffles in place (Fisher and Yates) and gives the same array. */
export function shuffle<T extends { length: number; [index: number]: unknown }>(items: T, random: Random): T {
  for (let last = items.length - 1; last > 0; last--) {
    const other = randomInt(random, last + 1);
    [items[last], items[other]] = [items[other], items[last]];
  }
  return items;
}
