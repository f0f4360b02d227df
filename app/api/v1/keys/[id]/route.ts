import { RevokeApiKey, revokeApiKey } from '#lib/auth/revoke-api-key';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const DELETE = nextRoute(
  endpoint({ permission: 'key:write', params: RevokeApiKey, run: (ctx, { params }) => revokeApiKey(ctx, params) }),
);
