import { describe, expect, it } from 'vitest';
import { AlgorithmChoice } from '#lib/training/algorithms';
import { createRandom } from '#lib/training/learners/random';
import { leastBudgetShare, withBudget } from '#lib/training/search/budget';
import { drawChoice } from '#lib/training/search/draw-choice';
import { halvingRungs } from '#lib/training/search/halving';
import { runSearch, type TrialProgress } from '#lib/training/search/run-search';

const choiceOf = (algorithm: string, params = {}) => AlgorithmChoice.parse({ algorithm, params });
const boosting = choiceOf('gradient-boosting', { n_estimators: 200, learning_rate: 0.9 });
const search = { trials: 16, factor: 2 };

describe('rungs', () => {
  it.each([
    [16, 2, 0, ['16 × 0.125', '8 × 0.25', '4 × 0.5', '2 × 1']],
    [27, 3, 0, ['27 × 0.111', '9 × 0.333', '3 × 1']],
    [16, 2, 0.3, ['16 × 0.5', '8 × 1']],
    [7, 2, 0, ['7 × 0.5', '4 × 1']],
    [2, 4, 0, ['2 × 1']],
    [100, 4, 1, ['100 × 1']],
  ])('of %i trials, one in %i going on, none below %f', (trials, factor, least, expected) => {
    const rungs = halvingRungs({ trials, factor }, least);
    expect(rungs.map((rung) => `${rung.trials} × ${Number(rung.budgetShare.toFixed(3))}`)).toEqual(expected);
  });
});

describe('a drawn setting', () => {
  it.each(['decision-tree', 'random-forest', 'gradient-boosting', 'linear', 'xgboost', 'hybrid'])(
    'is one that can be asked for, and keeps the budget: %s',
    (algorithm) => {
      const random = createRandom(1);
      const own = choiceOf(algorithm);
      for (let draw = 0; draw < 200; draw++) {
        const drawn = drawChoice(own, random);
        expect(AlgorithmChoice.parse(drawn)).toEqual(drawn);
        expect(drawn.algorithm).toBe(own.algorithm);
        if ('n_estimators' in own.params) expect(drawn.params).toHaveProperty('n_estimators', own.params.n_estimators);
      }
    },
  );

  it('spreads over orders of magnitude', () => {
    const random = createRandom(1);
    const penalties = Array.from({ length: 300 }, () => drawChoice(choiceOf('linear'), random)).map(({ params }) =>
      'reg_lambda' in params ? params.reg_lambda : NaN,
    );
    for (const [least, most] of [
      [1e-3, 1e-1],
      [1e-1, 1e1],
      [1e1, 1e3],
    ] as const) {
      expect(penalties.filter((penalty) => penalty >= least && penalty < most).length).toBeGreaterThan(60);
    }
  });
});

it('cuts rounds where there are rounds, else rows', () => {
  expect(withBudget(boosting, 0.25)).toEqual({
    choice: choiceOf('gradient-boosting', { n_estimators: 50, learning_rate: 0.9 }),
    rowShare: 1,
  });
  expect(withBudget(choiceOf('random-forest'), 0.5).choice.params).toHaveProperty('n_estimators', 50);
  expect(withBudget(choiceOf('linear'), 0.25)).toEqual({ choice: choiceOf('linear'), rowShare: 0.25 });
  expect(leastBudgetShare(boosting)).toBe(0.05);
});

/** Lowest at a learning rate of 0.05; a short run only tells roughly. */
function valley(choice: AlgorithmChoice, budgetShare: number, trial: number): number {
  const rate = 'learning_rate' in choice.params ? choice.params.learning_rate : NaN;
  return Math.abs(Math.log(rate / 0.05)) + (1 - budgetShare) * 0.01 * (trial % 3);
}

describe('a search', () => {
  const evaluate = async (choice: AlgorithmChoice, share: number, trial: number) => valley(choice, share, trial);

  it('finds the best of what it drew, at the full budget, and beats a poor setting of one’s own', async () => {
    const { best, trials } = await runSearch({ choice: boosting, search, seed: 1, evaluate });
    expect(trials).toHaveLength(16);
    expect(trials[0]!.choice).toBe(boosting);
    expect(best.losses.map(({ budgetShare }) => budgetShare)).toEqual([0.125, 0.25, 0.5, 1]);
    const truth = trials.map(({ choice }) => valley(choice, 1, 0));
    expect(truth[best.trial]).toBe(Math.min(...truth));
    expect(valley(best.choice, 1, 0)).toBeLessThan(0.3);
  });

  it('keeps one’s own setting where nothing drawn is better', async () => {
    const own = choiceOf('gradient-boosting', { learning_rate: 0.05 });
    const { best } = await runSearch({ choice: own, search, seed: 1, evaluate });
    expect(best).toMatchObject({ trial: 0, choice: own });
  });

  it('is the same for the same seed, and another for another', async () => {
    const run = (seed: number) => runSearch({ choice: boosting, search, seed, evaluate });
    expect(await run(4)).toEqual(await run(4));
    expect((await run(4)).trials).not.toEqual((await run(5)).trials);
  });

  it('lets no trial go on whose loss cannot be measured, unless there is no other', async () => {
    const odd = async (choice: AlgorithmChoice, share: number, trial: number) =>
      trial % 2 === 0 ? NaN : valley(choice, share, trial);
    const { trials } = await runSearch({ choice: boosting, search, seed: 1, evaluate: odd });
    for (const { trial, losses } of trials) if (trial % 2 === 0) expect(losses).toHaveLength(1);
    const none = await runSearch({ choice: boosting, search, seed: 1, evaluate: async () => NaN });
    expect(none.best.trial).toBe(0);
  });

  it('tells of every trial on every rung, and ends with what an evaluation throws', async () => {
    const told: TrialProgress[] = [];
    const onTrial = (progress: TrialProgress) => told.push(progress);
    await runSearch({ choice: boosting, search, seed: 1, evaluate, onTrial });
    expect(told.map(({ done }) => done)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(told.at(-1)).toMatchObject({ rung: 3, rungs: 4, of: 30 });
    const cancel = async () => {
      throw new Error('canceled');
    };
    await expect(runSearch({ choice: boosting, search, seed: 1, evaluate: cancel })).rejects.toThrow('canceled');
  });
});
