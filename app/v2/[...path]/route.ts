import { nextRoute } from '#lib/http/next-route';
import { notServed } from '#lib/http/operations/oip';

export const GET = nextRoute(notServed);
export const POST = nextRoute(notServed);
