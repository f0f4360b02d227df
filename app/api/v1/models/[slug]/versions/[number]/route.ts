import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';
import { GetVersion, getVersion } from '#lib/registry/get-version';

export const GET = nextRoute(
  endpoint({ permission: 'model:read', params: GetVersion, run: (ctx, { params }) => getVersion(ctx, params) }),
);
