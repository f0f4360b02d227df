import { nextRoute } from '#lib/http/next-route';
import { stripeOperations } from '#lib/http/operations/stripe';

export const GET = nextRoute(stripeOperations.lastReport);
export const POST = nextRoute(stripeOperations.reconcile);
