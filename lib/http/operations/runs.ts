import { operation } from '#lib/http/operation';
import { validatingVersion } from '#lib/http/operations/examples/models';
import { canceledRun, queuedRun, queuedSummary, runningRun, wish } from '#lib/http/operations/examples/runs';
import { VersionDetail } from '#lib/registry/version-detail';
import { CancelRun, cancelRun } from '#lib/training/runs/cancel-run';
import { GetRun, getRun } from '#lib/training/runs/get-run';
import { ListRuns, listRuns, RunPage } from '#lib/training/runs/list-runs';
import { PublishRun, publishRun } from '#lib/training/runs/publish-run';
import { RetrainRun, retrainRun } from '#lib/training/runs/retrain-run';
import { RunDetail } from '#lib/training/runs/run-detail';
import { StartRun, startRun } from '#lib/training/runs/start-run';

const params = { id: queuedRun.id };

export const runOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/runs',
    id: 'listRuns',
    tag: 'Runs',
    summary: 'List your runs',
    description: 'Newest first, without the trials of a search; an admin sees everybody’s.',
    permission: 'training:read',
    query: ListRuns,
    answer: RunPage,
    examples: { query: { dataset: wish.dataset, limit: '20' }, answer: { data: [queuedSummary], nextCursor: null } },
    run: (ctx, { query }) => listRuns(ctx, query),
  }),

  start: operation({
    method: 'POST',
    path: '/api/v1/runs',
    id: 'startRun',
    tag: 'Runs',
    summary: 'Train a model on a data set',
    description:
      'The worker trains it; `GET` it to see how far it is. Parameters are those of the algorithm. `challenge` needs the scope `models:write` too.',
    permission: 'training:write',
    alsoNeeds: ['training:read'],
    idempotent: true,
    status: 202,
    body: StartRun,
    answer: RunDetail,
    refuses: ['not-found', 'conflict'],
    examples: { body: wish, answer: queuedRun },
    run: (ctx, { body }) => startRun(ctx, body),
  }),

  get: operation({
    method: 'GET',
    path: '/api/v1/runs/{id}',
    id: 'getRun',
    tag: 'Runs',
    summary: 'Read a run',
    description: 'How far it is, and once it succeeded its report: metrics, curves, importances, parity.',
    permission: 'training:read',
    params: GetRun,
    answer: RunDetail,
    refuses: ['not-found'],
    examples: { params, answer: runningRun },
    run: (ctx, { params }) => getRun(ctx, params),
  }),

  cancel: operation({
    method: 'POST',
    path: '/api/v1/runs/{id}/cancel',
    id: 'cancelRun',
    tag: 'Runs',
    summary: 'Cancel a run',
    description: 'For good, its trials with it. A run that is over is a `409`.',
    permission: 'training:write',
    params: CancelRun,
    answer: RunDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params, answer: canceledRun },
    run: (ctx, { params }) => cancelRun(ctx, params),
  }),

  retrain: operation({
    method: 'POST',
    path: '/api/v1/runs/{id}/retrain',
    id: 'retrainRun',
    tag: 'Runs',
    summary: 'Train again on the newest version of the data set',
    description: 'With the same settings and the same seed.',
    permission: 'training:write',
    alsoNeeds: ['training:read'],
    idempotent: true,
    status: 202,
    params: RetrainRun,
    answer: RunDetail,
    refuses: ['not-found', 'conflict', 'invalid'],
    examples: { params, answer: { ...queuedRun, id: 'run_01kb1fc6g8j0k2m4n6p8q0r2s4', retrainOf: queuedRun.id } },
    run: (ctx, { params }) => retrainRun(ctx, params),
  }),

  publish: operation({
    method: 'POST',
    path: '/api/v1/runs/{id}/publish',
    id: 'publishRun',
    tag: 'Runs',
    summary: 'Publish what a run trained',
    description: 'As the next version of a model of yours, through the same quarantine as an upload.',
    permission: 'training:write',
    alsoNeeds: ['model:write'],
    idempotent: true,
    status: 202,
    params: GetRun,
    body: PublishRun,
    answer: VersionDetail,
    refuses: ['not-found', 'conflict'],
    examples: { params, body: { model: 'flowers', alias: 'production' }, answer: validatingVersion },
    run: (ctx, { params, body }) => publishRun(ctx, { ...params, ...body }),
  }),
};
