import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { CreateExperiment, createExperiment } from '#lib/training/runs/create-experiment';
import { ListExperiments, listExperiments } from '#lib/training/runs/list-experiments';

export const GET = nextRoute(
  endpoint({
    permission: 'training:read',
    query: ListExperiments,
    run: (ctx, { query }) => listExperiments(ctx, query),
  }),
);

export const POST = nextRoute(
  endpoint({
    permission: 'training:write',
    body: CreateExperiment,
    status: 201,
    run: (ctx, { body }) => createExperiment(ctx, body),
  }),
);
