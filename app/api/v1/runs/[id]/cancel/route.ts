import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { CancelRun, cancelRun } from '#lib/training/runs/cancel-run';

export const POST = nextRoute(
  endpoint({ permission: 'training:write', params: CancelRun, run: (ctx, { params }) => cancelRun(ctx, params) }),
);
