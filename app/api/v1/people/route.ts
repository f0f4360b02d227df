import { ListPeople, listPeople } from '#lib/auth/list-people';
import { SignUp, signUp } from '#lib/auth/sign-up';
import { endpoint } from '#lib/http/endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(
  endpoint({ permission: 'person:write', query: ListPeople, run: (ctx, { query }) => listPeople(ctx, query) }),
);

/** An admin makes an account for somebody, also where sign-up is closed. */
export const POST = nextRoute(
  endpoint({ permission: 'person:write', body: SignUp, status: 201, run: (ctx, { body }) => signUp(ctx, body) }),
);
