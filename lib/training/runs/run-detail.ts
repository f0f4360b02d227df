import { z } from 'zod';
import { Algorithm } from '#lib/training/algorithms';
import { RunReport } from '#lib/training/evaluation/run-report';
import { LearningCurve, RunProgress, RunSpec, RunStatus } from '#lib/training/runs/run-spec';

const moment = z.iso.datetime();

/** A line about a run, for lists. */
export const RunSummary = z.object({
  id: z.string(),
  status: RunStatus,
  dataset: z.object({ id: z.string(), name: z.string(), version: z.number() }),
  experiment: z.object({ id: z.string(), name: z.string() }).nullable(),
  owner: z.object({ id: z.string(), name: z.string() }),
  target: z.string(),
  algorithm: Algorithm,
  /** The search this is a trial of. */
  parentId: z.string().nullable(),
  /** Trials of this search, 0 where it is none. */
  trials: z.number(),
  progress: RunProgress.nullable(),
  /** The one number to compare by, of the held-out part: ROC AUC (two classes), accuracy (more), RMSE. */
  score: z.object({ metric: z.enum(['rocAuc', 'accuracy', 'rmse']), value: z.number() }).nullable(),
  problem: z.string().nullable(),
  createdAt: moment,
  startedAt: moment.nullable(),
  finishedAt: moment.nullable(),
});
export type RunSummary = z.infer<typeof RunSummary>;

export const RunDetail = RunSummary.extend({
  spec: RunSpec,
  /** SHA-256 of the data set's file. */
  dataSha256: z.string(),
  codeVersion: z.string(),
  learningCurve: LearningCurve.nullable(),
  report: RunReport.nullable(),
  /** The trials of a search, best first once known. */
  children: z.array(RunSummary),
  retrainOf: z.string().nullable(),
  scheduleId: z.string().nullable(),
  /** Versions of models made from it. */
  published: z.array(z.object({ model: z.string(), version: z.number(), status: z.string() })),
  /** Whether the one who asks may cancel, publish and retrain it. */
  isOwn: z.boolean(),
});
export type RunDetail = z.infer<typeof RunDetail>;

export const ExperimentSummary = z.object({
  id: z.string(),
  name: z.string(),
  owner: z.object({ id: z.string(), name: z.string() }),
  runs: z.number(),
  createdAt: moment,
});
export type ExperimentSummary = z.infer<typeof ExperimentSummary>;
