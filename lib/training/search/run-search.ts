import type { AlgorithmChoice } from '#lib/training/algorithms';
import { createRandom } from '#lib/training/learners/random';
import type { Search } from '#lib/training/runs/run-spec';
import { leastBudgetShare } from './budget.ts';
import { drawChoice } from './draw-choice.ts';
import { halvingRungs } from './halving.ts';

/** A setting tried, and its loss on every rung it reached, from the shortest. */
export type Trial = { trial: number; choice: AlgorithmChoice; losses: { budgetShare: number; loss: number }[] };

export type TrialProgress = { trial: Trial; rung: number; rungs: number; done: number; of: number };

export type SearchTask = {
  /** The first trial; the others are drawn from the ranges of its algorithm. */
  choice: AlgorithmChoice;
  search: Search;
  seed: number;
  /** The loss of a setting with a share of the full budget, lower is better; NaN where it could not be measured. */
  evaluate: (choice: AlgorithmChoice, budgetShare: number, trial: number) => Promise<number>;
  onTrial?: (progress: TrialProgress) => void;
};

/**
 * Random search (Bergstra and Bengio, JMLR 13, 2012) with successive halving. Gives the setting with the lowest loss
 * at the full budget, the earlier of two equal ones, and all trials in the order they were drawn. What `evaluate`
 * throws ends the search.
 */
export async function runSearch(task: SearchTask): Promise<{ best: Trial; trials: Trial[] }> {
  const { choice, search, seed, evaluate, onTrial } = task;
  const random = createRandom(seed);
  const trials: Trial[] = Array.from({ length: search.trials }, (_, trial) => ({
    trial,
    choice: trial === 0 ? choice : drawChoice(choice, random),
    losses: [],
  }));
  const rungs = halvingRungs(search, leastBudgetShare(choice));
  const of = rungs.reduce((sum, rung) => sum + rung.trials, 0);
  let done = 0;
  let inRace: readonly Trial[] = trials;
  for (const [index, { trials: count, budgetShare }] of rungs.entries()) {
    inRace = inRace.slice(0, count);
    for (const trial of inRace) {
      const loss = await evaluate(trial.choice, budgetShare, trial.trial);
      trial.losses.push({ budgetShare, loss });
      done++;
      onTrial?.({ trial, rung: index, rungs: rungs.length, done, of });
    }
    inRace = inRace.toSorted((a, b) => lastLoss(a) - lastLoss(b) || a.trial - b.trial);
  }
  return { best: inRace[0]!, trials };
}

function lastLoss({ losses }: Trial): number {
  const loss = losses.at(-1)?.loss ?? NaN;
  return Number.isNaN(loss) ? Number.MAX_VALUE : loss;
}
