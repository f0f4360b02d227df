import { SetUpFirstAdmin, setUpFirstAdmin } from '#lib/auth/set-up-first-admin';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const POST = nextRoute(
  endpoint({
    permission: 'public',
    body: SetUpFirstAdmin,
    status: 201,
    run: (ctx, { body }) => setUpFirstAdmin(ctx, body),
  }),
);
