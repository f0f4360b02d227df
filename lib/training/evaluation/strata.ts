import type { Target } from '#lib/training/learners/learner';
import { createRandom, shuffle } from '#lib/training/learners/random';
import { concatRows } from './rows-of.ts';

const MOST_QUANTILES = 10;

/** Rows that are to be shared out alike: those of each class, or of each tenth of the values. */
export function strataOf(target: Target, rows: Int32Array): Int32Array[] {
  if (target.kind === 'classification') {
    const strata = Array.from({ length: target.classCount }, (): number[] => []);
    for (const row of rows) strata[target.labels[row]!]!.push(row);
    return strata.map((members) => Int32Array.from(members));
  }
  const order = rows.toSorted((a, b) => target.values[a]! - target.values[b]! || a - b);
  const quantiles = Math.max(1, Math.min(MOST_QUANTILES, Math.floor(rows.length / 10)));
  return Array.from({ length: quantiles }, (_, at) =>
    order.slice(Math.round((at / quantiles) * order.length), Math.round(((at + 1) / quantiles) * order.length)),
  );
}

/**
 * Deals every stratum into test, validation and train, whose `sizes` are of all rows together. Each stratum is within
 * one row of its share, so are the totals, and a stratum keeps `leastTrain` rows for train where it has them.
 */
export function dealStrata(
  strata: readonly Int32Array[],
  sizes: { test: number; validation: number },
  { seed, leastTrain }: { seed: number; leastTrain: number },
): { train: Int32Array; validation: Int32Array; test: Int32Array } {
  const random = createRandom(seed);
  const rowCount = strata.reduce((sum, { length }) => sum + length, 0);
  let before = 0;
  const dealt = strata.map((stratum) => {
    const order = shuffle(Int32Array.from(stratum), random);
    const after = before + order.length;
    // What is due up to here, less what was due before: rounding never adds up.
    const due = (size: number) => Math.round((after / rowCount) * size) - Math.round((before / rowCount) * size);
    const spare = Math.max(0, order.length - leastTrain);
    const test = Math.min(due(sizes.test), spare);
    const unseen = Math.min(test + due(sizes.validation), spare);
    before = after;
    return {
      test: order.subarray(0, test),
      validation: order.subarray(test, unseen),
      train: order.subarray(unseen),
    };
  });
  return {
    train: concatRows(dealt.map(({ train }) => train)).sort(),
    validation: concatRows(dealt.map(({ validation }) => validation)).sort(),
    test: concatRows(dealt.map(({ test }) => test)).sort(),
  };
}
