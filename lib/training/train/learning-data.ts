import type { SplitRows } from '#lib/training/evaluation/split-rows';
import type { Target } from '#lib/training/learners/learner';
import type { LearningTask } from '#lib/training/pipeline/pipeline';
import type { LearningCurve, RunSpec } from '#lib/training/runs/run-spec';
import type { Table } from '#lib/training/table';

/** What a run learns from: the table, what is to be answered, which rows are for what, and how. */
export type LearningData = {
  table: Table;
  task: LearningTask;
  target: Target;
  parts: SplitRows;
  loss: LearningCurve['loss'];
  spec: RunSpec;
  threads: number;
};
