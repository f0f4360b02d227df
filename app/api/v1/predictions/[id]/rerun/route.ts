import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { predictionAnswer } from '#lib/http/predict-operation';
import { RerunTarget, rerunPrediction } from '#lib/inference/rerun-prediction';
import { GetPrediction } from '#lib/usage/get-prediction';

export const POST = nextRoute(
  endpoint({
    permission: 'predict:run',
    params: GetPrediction,
    body: RerunTarget,
    run: async (ctx, { params, body, startedAt, headers }) =>
      predictionAnswer(await rerunPrediction(ctx, { ...params, ...body }, startedAt), headers),
  }),
);
