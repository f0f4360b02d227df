import { ChangePassword, changePassword } from '#lib/auth/change-password';
import { renewSession } from '#lib/auth/renew-session';
import { requirePerson } from '#lib/auth/require-person';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

/** Every session of the person ends but the one that asked. */
export const PUT = nextRoute(
  endpoint({
    permission: 'key:write',
    body: ChangePassword,
    async run(ctx, { body }) {
      await changePassword(ctx, body);
      await renewSession(requirePerson(ctx.actor));
    },
  }),
);
