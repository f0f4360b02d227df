import type { Search } from '#lib/training/runs/run-spec';

/** A round of a search: so many trials, each with this share of the full budget (rounds, or rows). */
export type Rung = { trials: number; budgetShare: number };

/**
 * The rungs of successive halving (Jamieson and Talwalkar, AISTATS 2016): each `factor` times longer than the one
 * before, and one in `factor` of its trials goes on. The last has the full budget; none has less than `leastShare`,
 * below which a loss says too little, and none has fewer than two trials to compare.
 */
export function halvingRungs({ trials, factor }: Search, leastShare: number): Rung[] {
  let rungCount = 1;
  while (factor ** -rungCount >= leastShare && trials / factor ** rungCount >= 2) rungCount++;
  return Array.from({ length: rungCount }, (_, rung) => ({
    trials: Math.ceil(trials / factor ** rung),
    budgetShare: factor ** (rung + 1 - rungCount),
  }));
}
