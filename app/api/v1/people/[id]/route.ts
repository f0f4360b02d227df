import { z } from 'zod';
import { ChangeRole, changeRole } from '#lib/auth/change-role';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const PATCH = nextRoute(
  endpoint({
    permission: 'person:write',
    params: z.object({ id: z.string() }),
    body: ChangeRole.omit({ personId: true }),
    run: (ctx, { params, body }) => changeRole(ctx, { personId: params.id, ...body }),
  }),
);
