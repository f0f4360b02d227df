import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { ListPredictions, listPredictions } from '#lib/usage/list-predictions';

export const GET = nextRoute(
  endpoint({
    permission: 'prediction:read',
    query: ListPredictions,
    run: (ctx, { query }) => listPredictions(ctx, query),
  }),
);
