import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { publishEndpoint } from '#lib/http/publish-endpoint';
import { GetModel } from '#lib/registry/get-model';
import { ListVersions, listVersions } from '#lib/registry/list-versions';

export const GET = nextRoute(
  endpoint({
    permission: 'model:read',
    params: GetModel,
    query: ListVersions.omit({ slug: true }),
    run: (ctx, { params, query }) => listVersions(ctx, { ...params, ...query }),
  }),
);

export const POST = nextRoute(publishEndpoint);
