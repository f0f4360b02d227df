import { setImmediate } from 'node:timers/promises';
import type { RandomForestParams } from '#lib/training/algorithms';
import { binColumns } from './binned-columns.ts';
import { cartTarget } from './cart-target.ts';
import { withExactSums } from './exact-sums.ts';
import { type ForestTask, type ForestTree, growForestTree } from './forest/forest-task.ts';
import type { GrownTree } from './forest/help-forest.ts';
import { unpackTree } from './forest/packed-tree.ts';
import type { Fitted, Learning, LearningSet, TreeEnsemble } from './learner.ts';
import { sharedInts } from './threads/shared-arrays.ts';
import { startThreads } from './threads/start-threads.ts';

/** A forest of less work than this, in rows times trees, is grown before threads have started. */
const WORK_WORTH_THREADS = 200_000;

/**
 * Fits a forest of CART trees, each on a bootstrap sample of all rows and with random columns at every split (Breiman,
 * "Random Forests", Machine Learning 45, 2001). It answers the mean of its trees. Every row has a target.
 */
export async function fitRandomForest(
  train: LearningSet,
  params: RandomForestParams,
  learning: Learning,
): Promise<Fitted<TreeEnsemble>> {
  const { target, mean } = cartTarget(train.target);
  const task = { columns: binColumns(train.columns), target, params, seed: learning.seed, begun: sharedInts(1) };
  let grownCount = 0;
  const onTree = () => {
    learning.onRound?.({ round: ++grownCount, rounds: params.n_estimators, trainLoss: null, validationLoss: null });
  };
  const work = params.n_estimators * (train.columns[0]?.length ?? 0);
  const isAlone = learning.threads === 1 || work < WORK_WORTH_THREADS;
  const grown = isAlone ? await growAlone(task, onTree) : await growTogether(task, learning.threads, onTree);
  const gains = new Array<number>(train.columns.length).fill(0);
  for (const tree of grown) for (let column = 0; column < gains.length; column++) gains[column]! += tree.gains[column]!;
  const model = withExactSums({
    kind: 'trees',
    trees: grown.map(({ tree }) =>
      mean === 0 ? tree : tree.map((node) => ('values' in node ? { values: [node.values[0]! + mean] } : node)),
    ),
    outputs: target.outputs,
    outputOf: null,
    scale: Math.fround(1 / params.n_estimators),
    base: new Array<number>(target.outputs).fill(0),
    link: 'identity',
    gains,
  });
  return { model, bestRound: null };
}

async function growAlone(task: ForestTask, onTree: () => void): Promise<ForestTree[]> {
  const trees: ForestTree[] = [];
  for (let index = 0; index < task.params.n_estimators; index++) {
    trees.push(growForestTree(task, index));
    onTree();
    // Whoever started this fit may have something to say in between.
    await setImmediate();
  }
  return trees;
}

async function growTogether(task: ForestTask, threads: number, onTree: () => void): Promise<ForestTree[]> {
  const trees = new Array<ForestTree>(task.params.n_estimators);
  const { promise: refused, reject } = Promise.withResolvers<never>();
  const onGrown = ({ index, packed, gains }: GrownTree) => {
    trees[index] = { tree: unpackTree(packed), gains };
    try {
      onTree();
    } catch (error) {
      reject(error);
    }
  };
  const helpers = startThreads(new URL('./forest/help-forest.ts', import.meta.url), task, threads, onGrown);
  try {
    await Promise.race([helpers.finished(), refused]);
    // A thread that failed has finished, too.
    await Promise.race([helpers.failure, setImmediate()]);
    return trees;
  } finally {
    // Nobody begins another tree.
    Atomics.store(task.begun, 0, task.params.n_estimators);
    await helpers.finished();
  }
}
