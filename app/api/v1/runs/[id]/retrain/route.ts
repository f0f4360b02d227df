import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { RetrainRun, retrainRun } from '#lib/training/runs/retrain-run';

export const POST = nextRoute(
  endpoint({
    permission: 'training:write',
    params: RetrainRun,
    status: 202,
    run: (ctx, { params }) => retrainRun(ctx, params),
  }),
);
