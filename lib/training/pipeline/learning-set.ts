import type { LearningSet, Target } from '#lib/training/learners/learner';
import type { Preparation } from '#lib/training/pipeline/pipeline';
import { prepare } from '#lib/training/pipeline/prepare';
import type { Table } from '#lib/training/table';

/** What a learner is given: some rows of the table, prepared, with their targets. `target` is by row of the table. */
export function learningSet(preparation: Preparation, table: Table, target: Target, rows: Int32Array): LearningSet {
  const { columns, texts } = prepare(preparation, table, rows);
  return { columns, texts, target: targetAt(target, rows) };
}

/** The target of some rows. */
export function targetAt(target: Target, rows: Int32Array): Target {
  return target.kind === 'regression'
    ? { kind: 'regression', values: Float64Array.from(rows, (row) => target.values[row]!) }
    : { ...target, labels: Int32Array.from(rows, (row) => target.labels[row]!) };
}
