import { nextRoute } from '#lib/http/next-route';
import { stripeOperations } from '#lib/http/operations/stripe';

export const POST = nextRoute(stripeOperations.checkout);
