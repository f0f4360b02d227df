import { createRandom, shuffle } from './random.ts';

/**
 * Deals N rows into `foldCount` folds, each with nearly the same share of every class (Kohavi, IJCAI 1995).
 * Gives the fold of every row, from 0.
 */
export function stratifiedFolds(labels: Int32Array, foldCount: number, seed: number): Int32Array {
  const order = shuffle(
    Int32Array.from(labels, (_, row) => row),
    createRandom(seed),
  );
  const dealt = new Map<number, number>();
  const folds = new Int32Array(labels.length);
  for (const row of order) {
    const label = labels[row]!;
    const before = dealt.get(label) ?? 0;
    // Classes begin at different folds, so that the rest of each does not always fall to the first.
    folds[row] = (before + label) % foldCount;
    dealt.set(label, before + 1);
  }
  return folds;
}
