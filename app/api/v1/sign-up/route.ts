import { limitSignUps } from '#lib/auth/limit-sign-ups';
import { SignUp, signUp } from '#lib/auth/sign-up';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const POST = nextRoute(
  endpoint({
    permission: 'public',
    body: SignUp,
    status: 201,
    run(ctx, { body, request }) {
      limitSignUps(request.header);
      return signUp(ctx, body);
    },
  }),
);
