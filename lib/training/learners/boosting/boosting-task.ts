import type { BoostingParams } from '#lib/training/algorithms';
import { MOST_BINS } from '../binned-columns.ts';
import type { Columns } from '../decision-tree.ts';
import type { Learning, LearningSet, Target } from '../learner.ts';
import { barrierMemory } from '../threads/barrier.ts';
import { sharedBytes, sharedColumn, sharedDoubles, sharedFloats, sharedInts } from '../threads/shared-arrays.ts';
import { priorOf } from './prior.ts';

/** Rows are dealt to threads, and added up, in chunks of so many: sums are then the same for any number of threads. */
export const CHUNK_ROWS = 1024;

/** Numbers that describe the best cut a thread found for a node: see `gradient-split.ts`. */
export const CANDIDATE_FIELDS = 6;

/** Rows with their bins and what the trees so far say of them. All arrays are shared between threads. */
export type BoostedRows = {
  count: number;
  columns: Columns;
  /** Labels, or numbers. */
  truth: Float64Array;
  /** Raw values: [count, outputs]. */
  raw: Float64Array;
  /** [columns, count] */
  bins: Uint8Array;
  /** The sum of losses of every chunk. */
  chunkLosses: Float64Array;
};

/** Everything the threads of one fit share. What one writes and another reads, a barrier lies between. */
export type BoostingTask = {
  params: BoostingParams;
  seed: number;
  threads: number;
  kind: 'regression' | 'binary' | 'multiclass';
  outputs: number;
  base: readonly number[];
  /** Whether anyone wants to know the loss on the training rows. */
  watchesTraining: boolean;
  barrier: Int32Array;
  train: BoostedRows;
  validation: BoostedRows | null;
  /** [columns, MOST_BINS], of which the first `cutCounts` are in use. */
  cuts: Float32Array;
  cutCounts: Int32Array;
  /** Gradient and hessian of every training row for the tree that grows: [count, 2]. */
  pairs: Float32Array;
  /** [count, outputs], where there are many classes. */
  probabilities: Float32Array;
  /** The rows of thread t's chunks, those of one node side by side. */
  rows: Int32Array;
  /** From where to where the rows of a node lie in `rows`: [nodes, threads, 2]. */
  ranges: Int32Array;
  /** Sums of gradients and hessians: [chunks, 2]. */
  chunkSums: Float64Array;
  /** [nodes scanned at once, threads, CANDIDATE_FIELDS] */
  candidates: Float64Array;
  /** So many nodes are split into pairs at once. */
  batchPairs: number;
};

/** Histograms may take about so much memory, all threads together. */
const HISTOGRAM_BYTES = 256 * 2 ** 20;

export function createBoostingTask(
  train: LearningSet,
  validation: LearningSet | null,
  params: BoostingParams,
  { seed, threads, onRound }: Learning,
): BoostingTask {
  const { target } = train;
  const kind = target.kind === 'regression' ? 'regression' : target.classCount === 2 ? 'binary' : 'multiclass';
  const outputs = target.kind === 'classification' && kind === 'multiclass' ? target.classCount : 1;
  const base = priorOf(target);
  const rows = boostedRows(train, base);
  const columnCount = train.columns.length;
  const nodeCount = Math.min(2 ** (params.max_depth + 1), 2 * rows.count) + 1;
  const histogramBytes = columnCount * (MOST_BINS + 1) * 16;
  const pairsThatFit = Math.floor(HISTOGRAM_BYTES / (histogramBytes * (params.max_depth + 1)));
  const batchPairs = Math.max(1, Math.min(pairsThatFit, 2 ** (params.max_depth - 1), nodeCount));
  return {
    params,
    seed,
    threads,
    kind,
    outputs,
    base,
    watchesTraining: onRound !== undefined,
    barrier: barrierMemory(),
    train: rows,
    validation: validation && boostedRows(validation, base),
    cuts: sharedFloats(columnCount * MOST_BINS),
    cutCounts: sharedInts(columnCount),
    pairs: sharedFloats(rows.count * 2),
    probabilities: sharedFloats(kind === 'multiclass' ? rows.count * outputs : 0),
    rows: sharedInts(rows.count),
    ranges: sharedInts(nodeCount * threads * 2),
    chunkSums: sharedDoubles(chunkCount(rows.count) * 2),
    candidates: sharedDoubles(batchPairs * 2 * threads * CANDIDATE_FIELDS),
    batchPairs,
  };
}

export const chunkCount = (rowCount: number) => Math.ceil(rowCount / CHUNK_ROWS);

function boostedRows({ columns, target }: LearningSet, base: readonly number[]): BoostedRows {
  const truth = truthOf(target);
  const raw = sharedDoubles(truth.length * base.length);
  for (let place = 0; place < raw.length; place++) raw[place] = base[place % base.length]!;
  return {
    count: truth.length,
    columns: columns.map(sharedColumn),
    truth,
    raw,
    bins: sharedBytes(truth.length * columns.length),
    chunkLosses: sharedDoubles(chunkCount(truth.length)),
  };
}

function truthOf(target: Target): Float64Array {
  const values = target.kind === 'classification' ? target.labels : target.values;
  const truth = sharedDoubles(values.length);
  truth.set(values);
  return truth;
}
