import type { Target } from '../learner.ts';

/** No class is held for less likely than this, even where none was seen. */
const LEAST_SHARE = 1e-6;

/** The best one answer for all rows, as raw values: the mean; the log-odds of class 1; the log of every class's share. */
export function priorOf(target: Target): number[] {
  if (target.kind === 'regression') {
    return [target.values.reduce((sum, value) => sum + value, 0) / target.values.length];
  }
  const counts = new Array<number>(target.classCount).fill(0);
  for (const label of target.labels) counts[label]!++;
  const shares = counts.map((count) => Math.max(count / target.labels.length, LEAST_SHARE));
  return target.classCount === 2 ? [Math.log(shares[1]! / shares[0]!)] : shares.map(Math.log);
}
