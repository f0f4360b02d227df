import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { ListRuns, listRuns } from '#lib/training/runs/list-runs';
import { StartRun, startRun } from '#lib/training/runs/start-run';

export const GET = nextRoute(
  endpoint({ permission: 'training:read', query: ListRuns, run: (ctx, { query }) => listRuns(ctx, query) }),
);

export const POST = nextRoute(
  endpoint({
    permission: 'training:write',
    body: StartRun,
    status: 202,
    run: (ctx, { body }) => startRun(ctx, body),
  }),
);
