import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { GetRun } from '#lib/training/runs/get-run';
import { PublishRun, publishRun } from '#lib/training/runs/publish-run';

export const POST = nextRoute(
  endpoint({
    permission: 'training:write',
    params: GetRun,
    body: PublishRun,
    status: 202,
    run: (ctx, { params, body }) => publishRun(ctx, { ...params, ...body }),
  }),
);
