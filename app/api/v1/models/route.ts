import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { CreateModel, createModel } from '#lib/registry/create-model';
import { ListModels, listModels } from '#lib/registry/list-models';

export const GET = nextRoute(
  endpoint({ permission: 'model:read', query: ListModels, run: (ctx, { query }) => listModels(ctx, query) }),
);

export const POST = nextRoute(
  endpoint({
    permission: 'model:write',
    body: CreateModel,
    status: 201,
    run: (ctx, { body }) => createModel(ctx, body),
  }),
);
