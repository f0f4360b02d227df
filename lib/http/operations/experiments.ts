import { operation } from '#lib/http/operation';
import { experiment } from '#lib/http/operations/examples/runs';
import { CreateExperiment, createExperiment } from '#lib/training/runs/create-experiment';
import { ExperimentPage, ListExperiments, listExperiments } from '#lib/training/runs/list-experiments';
import { ExperimentSummary } from '#lib/training/runs/run-detail';

export const experimentOperations = {
  list: operation({
    method: 'GET',
    path: '/api/v1/experiments',
    id: 'listExperiments',
    tag: 'Runs',
    summary: 'List your experiments',
    description: 'Newest first; an admin sees everybody’s.',
    permission: 'training:read',
    query: ListExperiments,
    answer: ExperimentPage,
    examples: { query: { limit: '20' }, answer: { data: [experiment], nextCursor: null } },
    run: (ctx, { query }) => listExperiments(ctx, query),
  }),

  create: operation({
    method: 'POST',
    path: '/api/v1/experiments',
    id: 'createExperiment',
    tag: 'Runs',
    summary: 'Create an experiment',
    description: 'A name that several runs share, to be compared. Starting a run with a new name makes one too.',
    permission: 'training:write',
    idempotent: true,
    status: 201,
    body: CreateExperiment,
    answer: ExperimentSummary,
    refuses: ['conflict'],
    examples: { body: { name: experiment.name }, answer: { ...experiment, runs: 0 } },
    run: (ctx, { body }) => createExperiment(ctx, body),
  }),
};
