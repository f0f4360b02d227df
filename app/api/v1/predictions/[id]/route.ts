import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { GetPrediction, getPrediction } from '#lib/usage/get-prediction';

export const GET = nextRoute(
  endpoint({
    permission: 'prediction:read',
    params: GetPrediction,
    run: (ctx, { params }) => getPrediction(ctx, params),
  }),
);
