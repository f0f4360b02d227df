import { ensembleAnswers } from '#lib/training/learners/ensemble-answers';
import { linearAnswers } from '#lib/training/learners/linear-answers';
import type { LearningTask, Pipeline, Preparation } from '#lib/training/pipeline/pipeline';
import { type Prepared, prepare } from '#lib/training/pipeline/prepare';
import type { Table } from '#lib/training/table';

/** How many numbers answer a row: the probabilities of all classes, or one value. */
export const answersPerRow = (task: LearningTask): number => (task.kind === 'regression' ? 1 : task.labels.length);

/**
 * What a pipeline answers to rows of a table, [rows, answers] in row-major order: probabilities in the order of the
 * labels, or values. In float32, as the graph computes: of two classes the first is 1 minus the second.
 */
export function predictPipeline({ task, parts }: Pipeline, table: Table, rows?: Int32Array): Float64Array {
  const rowCount = rows?.length ?? table.rowCount;
  const width = answersPerRow(task);
  const answers = new Float64Array(rowCount * width);
  const prepared = new Map<Preparation, Prepared>();
  for (const { weight, preparation, model } of parts) {
    const design = prepared.get(preparation) ?? prepare(preparation, table, rows);
    prepared.set(preparation, design);
    const { columns, texts } = design;
    const own = model.kind === 'trees' ? ensembleAnswers(model, columns) : linearAnswers(model, columns, texts);
    const factor = Math.fround(weight);
    for (let i = 0; i < answers.length; i++) {
      const part = Math.fround(own[i]!);
      answers[i] = parts.length === 1 ? part : Math.fround(answers[i]! + Math.fround(factor * part));
    }
  }
  if (width === 2) for (let i = 0; i < answers.length; i += 2) answers[i] = Math.fround(1 - answers[i + 1]!);
  return answers;
}
