import { AppError } from '#lib/errors';
import { answerRows } from '#lib/inference/answer-rows';
import type { Answer } from '#lib/inference/codecs/answers';
import { compileCodec } from '#lib/inference/compile-codec';
import { openSession } from '#lib/inference/session';
import { jsonOf } from '#lib/training/pipeline/examples-of';
import { featureNames } from '#lib/training/pipeline/feature-names';
import type { LearningTask } from '#lib/training/pipeline/pipeline';
import { answersPerRow } from '#lib/training/pipeline/predict-pipeline';
import type { Table, TableColumn } from '#lib/training/table';
import type { LearningData } from './learning-data.ts';
import type { Champion } from './training-order.ts';

const rowsAtOnce = 1_000;

/**
 * What a published version answers to rows of the table, through the codec of its calls: [rows, classes] probabilities
 * in the order of the task's labels, or [rows] values. Throws AppError('invalid') where its features or its labels do
 * not fit the table.
 */
export async function answersOfChampion(
  { graphPath, manifest, certificate: { binding } }: Champion,
  { table, task, threads }: LearningData,
  rows: Int32Array,
): Promise<Float64Array> {
  const columns = columnsFor(manifest.features, table);
  requireLabels(manifest.labels, task);
  const width = answersPerRow(task);
  const answers = new Float64Array(rows.length * width);
  const codec = compileCodec({ manifest, binding });
  const session = await openSession(graphPath, threads);
  try {
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      const some = rows.subarray(first, first + rowsAtOnce);
      const inputs = Array.from(some, (row) =>
        Object.fromEntries(columns.map(({ name, column }) => [name, jsonOf(column, row)])),
      );
      const answered = await answerRows(session, codec, inputs, (at) => `row ${some[at]! + 1}, `);
      for (const [at, answer] of answered.entries()) {
        answers.set(numbersOf(answer, task), (first + at) * width);
      }
    }
    return answers;
  } finally {
    await session.release();
  }
}

function columnsFor(features: Champion['manifest']['features'], table: Table): { name: string; column: TableColumn }[] {
  const names = featureNames(table.columns.map(({ name }) => name));
  const byName = new Map(table.columns.map((column) => [names.get(column.name)!, column]));
  return features.flatMap((feature) => {
    const column = byName.get(feature.name);
    if (column) return [{ name: feature.name, column }];
    if ('default' in feature && feature.default !== undefined) return [];
    throw new AppError('invalid', `it needs the feature "${feature.name}", which the data set has not.`);
  });
}

function requireLabels(labels: readonly string[] | undefined, task: LearningTask): void {
  if (task.kind === 'regression' ? labels === undefined : task.labels.every((label) => labels?.includes(label))) return;
  throw new AppError('invalid', 'it answers with other labels.');
}

function numbersOf(answer: Answer, task: LearningTask): number[] {
  if (task.kind === 'regression') {
    if ('value' in answer) return [Number(answer.value)];
  } else if ('label' in answer) {
    const { label, probabilities } = answer;
    return task.labels.map((own) => probabilities?.[own] ?? (own === label ? 1 : 0));
  }
  throw new AppError('invalid', 'it does another task.');
}
