import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { GetRun, getRun } from '#lib/training/runs/get-run';

export const GET = nextRoute(
  endpoint({ permission: 'training:read', params: GetRun, run: (ctx, { params }) => getRun(ctx, params) }),
);
