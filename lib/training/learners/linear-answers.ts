import type { Columns } from './decision-tree.ts';
import type { LinearModel } from './learner.ts';
import { linearScores } from './linear-scores.ts';
import { linkAnswers } from './link-answers.ts';
import type { SparseRows } from './sparse-rows.ts';

/** What a linear model answers: numbers [rows], or probabilities [rows, classes], class 1 beside its complement. */
export function linearAnswers(model: LinearModel, columns: Columns, texts: SparseRows | null): Float64Array {
  return linkAnswers(linearScores(model, columns, texts), model.outputs, model.link);
}
