import { shareOf } from '../threads/share-of.ts';
import { addTree } from './add-tree.ts';
import { binTask } from './bin-task.ts';
import { type BoostedRows, type BoostingTask, CHUNK_ROWS, chunkCount } from './boosting-task.ts';
import { type BoostingThread, joinTask } from './boosting-thread.ts';
import { drawRows, drawTree, rootSums } from './draw-tree.ts';
import { isOutOfPatience } from './early-stopping.ts';
import { histogramLayout } from './gradient-histogram.ts';
import { type GradientNode, growGradientTree } from './grow-gradient-tree.ts';
import { classPairs, deriveLoss, lossOf } from './objective.ts';

/** One tree for every output, and the losses with them: mean log loss, or RMSE. */
export type BoostedRound = {
  trees: readonly (readonly GradientNode[])[];
  trainLoss: number | null;
  validationLoss: number | null;
};

/**
 * Boosts as thread `thread` of a task, round by round, until there are as many as asked or the validation loss has not
 * fallen for too long: each tree is a Newton step on the loss of those before (Friedman, Annals of Statistics 29, 2001;
 * Chen and Guestrin, "XGBoost", KDD 2016). Every thread runs this, and each yields the same.
 */
export function* boostRounds(task: BoostingTask, thread: number): Generator<BoostedRound> {
  const { params, outputs } = task;
  const me = joinTask(task, thread);
  binTask(me);
  deriveLoss(task, me.firstRow, me.endRow);
  me.arrive();
  const losses: (number | null)[] = [];
  for (let round = 0; round < params.n_estimators; round++) {
    const trees: GradientNode[][] = [];
    for (let output = 0; output < outputs; output++) trees.push(boostTree(me, round * outputs + output, output));
    deriveLoss(task, me.firstRow, me.endRow);
    const { trainLoss, validationLoss } = measure(me);
    losses.push(validationLoss);
    yield { trees, trainLoss, validationLoss };
    if (isOutOfPatience(losses, params.early_stopping_rounds)) return;
  }
}

function boostTree(me: BoostingThread, index: number, output: number): GradientNode[] {
  const { task } = me;
  const { isDrawn, rowKey } = drawTree(task, index);
  if (task.kind === 'multiclass') classPairs(task, output, me.firstRow, me.endRow);
  const leftOut = drawRows(me, rowKey);
  me.arrive();
  const nodes = growGradientTree(me, histogramLayout(me, isDrawn), rootSums(task));
  addTree(me, nodes, output, leftOut);
  // Nobody lays out rows for the next tree while another still looks at the root of this one.
  me.arrive();
  return nodes;
}

/** Adds up this thread's share of the losses, waits for the others' and gives the whole. */
function measure(me: BoostingThread): { trainLoss: number | null; validationLoss: number | null } {
  const { task, thread } = me;
  const { train, validation, watchesTraining, threads } = task;
  if (watchesTraining) addLosses(task, train, me.firstChunk, me.endChunk);
  if (validation) {
    // Its rows are dealt in chunks too: a chunk's rows are complete only when all threads have added the tree.
    const { start, end } = shareOf(chunkCount(validation.count), thread, threads);
    addLosses(task, validation, start, end);
  }
  if (watchesTraining || validation) me.arrive();
  return {
    trainLoss: watchesTraining ? meanLoss(task, train) : null,
    validationLoss: validation ? meanLoss(task, validation) : null,
  };
}

function addLosses(task: BoostingTask, rows: BoostedRows, firstChunk: number, endChunk: number): void {
  for (let chunk = firstChunk; chunk < endChunk; chunk++) {
    const end = Math.min((chunk + 1) * CHUNK_ROWS, rows.count);
    rows.chunkLosses[chunk] = lossOf(task, rows, chunk * CHUNK_ROWS, end);
  }
}

function meanLoss({ kind }: BoostingTask, { chunkLosses, count }: BoostedRows): number {
  const mean = chunkLosses.reduce((sum, loss) => sum + loss, 0) / count;
  return kind === 'regression' ? Math.sqrt(mean) : mean;
}
