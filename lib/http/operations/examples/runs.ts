import { datasetSummary } from '#lib/http/operations/examples/datasets';
import { owner } from '#lib/http/operations/examples/owner';
import type { ExperimentSummary, RunDetail, RunSummary } from '#lib/training/runs/run-detail';
import { RunSpec } from '#lib/training/runs/run-spec';

export const experiment: ExperimentSummary = {
  id: 'exp_01kb1f6h3j5k7m9n1p3q5r7s9t',
  name: 'Which learner',
  owner,
  runs: 1,
  createdAt: '2026-11-20T09:05:00.000Z',
};

/** What `POST /api/v1/runs` takes. */
export const wish = {
  dataset: datasetSummary.id,
  target: 'species',
  algorithm: 'gradient-boosting',
  params: { n_estimators: 200, max_depth: 4 },
  experiment: experiment.name,
};

export const queuedSummary: RunSummary = {
  id: 'run_01kb1f7a2c4e6g8j0k2m4n6p8q',
  status: 'queued',
  dataset: { id: datasetSummary.id, name: datasetSummary.name, version: 1 },
  experiment: { id: experiment.id, name: experiment.name },
  owner,
  target: wish.target,
  algorithm: 'gradient-boosting',
  parentId: null,
  trials: 0,
  progress: null,
  score: null,
  problem: null,
  createdAt: '2026-11-20T09:06:00.000Z',
  startedAt: null,
  finishedAt: null,
};

export const queuedRun: RunDetail = {
  ...queuedSummary,
  spec: RunSpec.parse({ target: wish.target, choice: { algorithm: wish.algorithm, params: wish.params } }),
  dataSha256: datasetSummary.latest.fileSha256,
  codeVersion: '0.1.0',
  learningCurve: null,
  report: null,
  children: [],
  retrainOf: null,
  scheduleId: null,
  published: [],
  isOwn: true,
};

export const runningRun: RunDetail = {
  ...queuedRun,
  status: 'running',
  progress: { phase: 'learning', fraction: 0.4, round: 80, rounds: 200, secondsLeft: 3 },
  startedAt: '2026-11-20T09:06:01.000Z',
};

export const canceledRun: RunDetail = { ...queuedRun, status: 'canceled', finishedAt: '2026-11-20T09:06:02.000Z' };
