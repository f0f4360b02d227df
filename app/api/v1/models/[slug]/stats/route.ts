import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { GetModel } from '#lib/registry/get-model';
import { modelStats } from '#lib/usage/model-stats';
import { Span } from '#lib/usage/span';

export const GET = nextRoute(
  endpoint({
    permission: 'prediction:read',
    params: GetModel,
    query: Span,
    run: (ctx, { params, query }) => modelStats(ctx, { ...params, ...query }),
  }),
);
