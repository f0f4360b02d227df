import type { Importance } from '#lib/training/evaluation/run-report';
import type { Target } from '#lib/training/learners/learner';
import { createRandom, type Random, shuffle } from '#lib/training/learners/random';
import type { Table } from '#lib/training/table';
import { goodness, type HeadlineMetric } from './headline.ts';
import { columnOf, tableOf, targetOf } from './rows-of.ts';
import { sampleOf } from './sample-of.ts';

/** More rows make the mean hardly steadier, and the run much longer. */
const MOST_ROWS = 10_000;
const LEAST_ROWS = 200;
/** Rows answered in all: seconds for a forest of a hundred trees. */
const MOST_ANSWERS = 1_500_000;

/**
 * How much the metric on `rows` drops when one column's values are shuffled among them: mean and standard deviation of
 * the repeats, in the metric's own units, for errors the rise (Breiman, Machine Learning 45, 2001; Fisher and others,
 * JMLR 20, 2019). `predict` gets a table of its own with a sample of the rows and answers [rows, classCount] or [rows].
 */
export function permutationImportances({
  table,
  columns,
  target,
  rows,
  predict,
  seed,
  repeats = 5,
  metric,
  onProgress,
}: {
  table: Table;
  /** Names of the columns to shuffle. */
  columns: readonly string[];
  target: Target;
  rows: Int32Array;
  predict: (table: Table, rows: Int32Array) => Float64Array;
  seed: number;
  /** At most; fewer where rows and columns are many. */
  repeats?: number;
  metric: HeadlineMetric;
  /** Called after every column with the share done, from 0 to 1. */
  onProgress?: (fraction: number) => void;
}): Omit<Importance, 'gain'>[] {
  const affordable = Math.floor(MOST_ANSWERS / Math.max(columns.length, 1));
  const sampled = sampleOf(rows, Math.max(LEAST_ROWS, Math.min(MOST_ROWS, affordable)), seed);
  const times = Math.max(1, Math.min(repeats, Math.floor(affordable / Math.max(sampled.length, 1))));
  const sample = tableOf(table, sampled);
  const truth = targetOf(target, sampled);
  const positions = Int32Array.from(sampled, (_, at) => at);
  const score = (of: Table) => goodness(metric, truth, predict(of, positions), positions);
  const whole = score(sample);
  const random = createRandom(seed);
  return columns.map((column, at) => {
    const drops = Array.from({ length: times }, () => whole - score(withShuffled(sample, column, random)));
    const mean = drops.reduce((sum, drop) => sum + drop, 0) / times;
    const variance = drops.reduce((sum, drop) => sum + (drop - mean) ** 2, 0) / times;
    onProgress?.((at + 1) / columns.length);
    // A sample of one class has no AUC, so nothing can be said to matter to it.
    return { column, permutation: mean || 0, permutationStd: Math.sqrt(variance) || 0 };
  });
}

function withShuffled(table: Table, name: string, random: Random): Table {
  const order = shuffle(
    Int32Array.from({ length: table.rowCount }, (_, row) => row),
    random,
  );
  return {
    ...table,
    columns: table.columns.map((column) => (column.name === name ? columnOf(column, order) : column)),
  };
}
