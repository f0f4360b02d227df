import { Manifest } from '#lib/registry/manifest';
import type { Target } from '#lib/training/learners/learner';
import { inputNames } from '#lib/training/onnx/input-names';
import { baselineOf } from '#lib/training/pipeline/baseline-of';
import { type CardFacts, cardOf } from '#lib/training/pipeline/card-of';
import { columnsRead } from '#lib/training/pipeline/columns-read';
import { examplesOf } from '#lib/training/pipeline/examples-of';
import { featureNames } from '#lib/training/pipeline/feature-names';
import { featureOf } from '#lib/training/pipeline/feature-of';
import type { Pipeline } from '#lib/training/pipeline/pipeline';
import type { Table } from '#lib/training/table';

export type ModelFacts = Omit<CardFacts, 'rows'> & {
  /** By row of the table. */
  target: Target;
  trainRows: Int32Array;
  /** Rows that were not learned from; examples are taken from them where there are any. */
  heldOutRows: Int32Array;
};

/** All features together list at most so many categories. */
const mostCategories = 20_000;

/**
 * The `model.json` of a pipeline: a feature for each column it reads, labels, rows of the data set as examples with the
 * answers expected, the distribution of the training rows, and a card.
 */
export function manifestOf(pipeline: Pipeline, table: Table, facts: ModelFacts): Manifest {
  const { task } = pipeline;
  const { target, trainRows, heldOutRows } = facts;
  const read = columnsRead(pipeline, table.columns);
  const columnNames = read.map(({ name }) => name);
  const inputs = inputNames(columnNames);
  const names = featureNames(columnNames);
  const named = read.map((column) => ({ column, name: names.get(column.name)! }));
  const share = Math.max(20, Math.min(1_000, Math.floor(mostCategories / read.length)));
  return Manifest.parse({
    task:
      task.kind === 'classification' && read.every(({ type }) => type === 'text') ? 'text-classification' : task.kind,
    features: named.map(({ column, name }) =>
      featureOf(column, { name, input: inputs.get(column.name)!, pipeline, mostCategories: share }),
    ),
    ...(task.kind === 'classification' && { labels: [...task.labels] }),
    examples: examplesOf(pipeline, table, named, heldOutRows.length > 0 ? heldOutRows : trainRows),
    card: cardOf(pipeline, { ...facts, rows: { learned: trainRows.length, heldOut: heldOutRows.length } }),
    baseline: baselineOf(pipeline, table, named, target, trainRows),
  });
}
