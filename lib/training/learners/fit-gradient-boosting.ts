import { setImmediate } from 'node:timers/promises';
import type { BoostingParams } from '#lib/training/algorithms';
import { MOST_BINS } from './binned-columns.ts';
import { type BoostedRound, boostRounds } from './boosting/boost-rounds.ts';
import { type BoostingTask, createBoostingTask } from './boosting/boosting-task.ts';
import { bestRoundOf } from './boosting/early-stopping.ts';
import { leafWeight } from './boosting/gradient-split.ts';
import type { GradientNode } from './boosting/grow-gradient-tree.ts';
import { ABOVE_EVERY_NUMBER, type Leaf, type Split, type Tree } from './decision-tree.ts';
import { withExactSums } from './exact-sums.ts';
import type { Fitted, Learning, LearningSet, TreeEnsemble } from './learner.ts';
import { BarrierBroken, breakBarrier } from './threads/barrier.ts';
import { startThreads } from './threads/start-threads.ts';

/** A fit of less work than this, in rows times columns times trees, is done before a second thread has started. */
const WORK_WORTH_A_THREAD = 5e7;

/**
 * Gradient boosting on histograms: XGBoost's `hist` in its parameters and what they mean, log loss for classes (two
 * classes share one tree a round, more have one each) and squared errors for numbers. With a validation part it stops
 * when its loss falls no more, and keeps the rounds up to the best. Every row has a target.
 */
export async function fitGradientBoosting(
  train: LearningSet,
  validation: LearningSet | null,
  params: BoostingParams,
  learning: Learning,
): Promise<Fitted<TreeEnsemble>> {
  const values = train.columns.length * (train.columns[0]?.length ?? 0);
  const isSmall = values * params.n_estimators < WORK_WORTH_A_THREAD;
  const threads = isSmall ? 1 : Math.min(learning.threads, train.columns.length);
  const task = createBoostingTask(train, validation, params, { ...learning, threads });
  const rounds = await boost(task, learning.onRound);
  const bestRound = bestRoundOf(rounds.map(({ validationLoss }) => validationLoss));
  return { model: toEnsemble(task, rounds.slice(0, bestRound)), bestRound };
}

async function boost(task: BoostingTask, onRound: Learning['onRound']): Promise<BoostedRound[]> {
  const helpers = startThreads(new URL('./boosting/help-boosting.ts', import.meta.url), task, task.threads - 1);
  const rounds: BoostedRound[] = [];
  try {
    // A thread that cannot start would never arrive where the others wait for it.
    await helpers.begun();
    for (const round of boostRounds(task, 0)) {
      rounds.push(round);
      const { trainLoss, validationLoss } = round;
      onRound?.({ round: rounds.length, rounds: task.params.n_estimators, trainLoss, validationLoss });
      // Whoever started this fit may have something to say in between.
      await setImmediate();
    }
    return rounds;
  } catch (error) {
    if (error instanceof BarrierBroken) await helpers.failure;
    throw error;
  } finally {
    breakBarrier(task.barrier);
    await helpers.finished();
  }
}

function toEnsemble(task: BoostingTask, rounds: readonly BoostedRound[]): TreeEnsemble {
  const { outputs, base, kind } = task;
  const grown = rounds.flatMap(({ trees }) => trees);
  const gains = new Array<number>(task.cutCounts.length).fill(0);
  for (const { children } of grown.flat()) if (children) gains[children.split.column]! += children.split.gain;
  return withExactSums({
    kind: 'trees',
    trees: grown.map((nodes) => toTree(task, nodes)),
    outputs,
    outputOf: outputs === 1 ? null : grown.map((_, index) => index % outputs),
    scale: 1,
    base,
    link: kind === 'regression' ? 'identity' : kind === 'binary' ? 'sigmoid' : 'softmax',
    gains,
  });
}

function toTree({ cuts, cutCounts, params }: BoostingTask, nodes: readonly GradientNode[]): Tree {
  return nodes.map(({ sums, children }): Split | Leaf => {
    if (!children) return { values: [params.learning_rate * leafWeight(sums, params)] };
    const { split, left, right } = children;
    const { column, lastLeftBin, missingLeft } = split;
    const isAboveAll = lastLeftBin === cutCounts[column];
    const threshold = isAboveAll ? ABOVE_EVERY_NUMBER : cuts[column * MOST_BINS + lastLeftBin]!;
    return { feature: column, threshold, missingLeft, left, right };
  });
}
