import { z } from 'zod';
import { Algorithm } from '#lib/training/algorithms';
import { RunReport } from '#lib/training/evaluation/run-report';
import { LearningCurve, RunProgress, RunSpec, RunStatus } from '#lib/training/runs/run-spec';

const moment = z.iso.datetime();

/** A line about a run, for lists. */
export const RunSummary = z
  .object({
    id: z.string(),
    status: RunStatus,
    dataset: z
      .object({ id: z.string(), name: z.string(), version: z.number() })
      .describe('Its name is empty once the data set was deleted.'),
    experiment: z.object({ id: z.string(), name: z.string() }).nullable(),
    owner: z.object({ id: z.string(), name: z.string() }),
    target: z.string(),
    algorithm: Algorithm,
    parentId: z.string().nullable().describe('The search this is a trial of.'),
    trials: z.number().describe('Trials of this search, 0 where it is none.'),
    progress: RunProgress.nullable(),
    score: z
      .object({ metric: z.enum(['rocAuc', 'accuracy', 'rmse']), value: z.number() })
      .nullable()
      .describe('The one number to compare by, of the held-out part: ROC AUC (two classes), accuracy (more), RMSE.'),
    problem: z.string().nullable(),
    createdAt: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'RunSummary' });
export type RunSummary = z.infer<typeof RunSummary>;

export const RunDetail = RunSummary.extend({
  spec: RunSpec,
  dataSha256: z.string().describe("SHA-256 of the data set's file; empty once the data set was deleted."),
  codeVersion: z.string(),
  learningCurve: LearningCurve.nullable(),
  report: RunReport.nullable(),
  children: z.array(RunSummary).describe('The trials of a search, best first once known.'),
  retrainOf: z.string().nullable(),
  scheduleId: z.string().nullable(),
  published: z
    .array(z.object({ model: z.string(), version: z.number(), status: z.string() }))
    .describe('Versions of models made from it.'),
  isOwn: z.boolean().describe('Whether the one who asks may cancel, publish and retrain it.'),
}).meta({ id: 'RunDetail' });
export type RunDetail = z.infer<typeof RunDetail>;

export const ExperimentSummary = z
  .object({
    id: z.string(),
    name: z.string(),
    owner: z.object({ id: z.string(), name: z.string() }),
    runs: z.number(),
    createdAt: moment,
  })
  .meta({ id: 'ExperimentSummary' });
export type ExperimentSummary = z.infer<typeof ExperimentSummary>;
