import { CreateApiKey, createApiKey } from '#lib/auth/create-api-key';
import { listApiKeys } from '#lib/auth/list-api-keys';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({
    permission: 'key:write',
    run: async (ctx) => ({ data: await listApiKeys(ctx), nextCursor: null }),
  }),
);

/** The only answer that has the key itself. */
export const POST = nextRoute(
  endpoint({
    permission: 'key:write',
    body: CreateApiKey,
    status: 201,
    run: (ctx, { body }) => createApiKey(ctx, body),
  }),
);
