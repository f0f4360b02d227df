import { algorithmWords } from '#components/runs/algorithm-words.ts';
import type { RunSummary } from '#lib/training/runs/run-detail';

/** A short name for each of several runs: the algorithm, with a number where several have the same. */
export function runNames(runs: readonly Pick<RunSummary, 'algorithm'>[]): string[] {
  return runs.map(({ algorithm }, index) => {
    const { name } = algorithmWords[algorithm];
    const alike = runs.filter((run) => run.algorithm === algorithm);
    const before = runs.slice(0, index).filter((run) => run.algorithm === algorithm);
    return alike.length === 1 ? name : `${name} ${before.length + 1}`;
  });
}
