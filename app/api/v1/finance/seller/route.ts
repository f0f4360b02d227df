import { nextRoute } from '#lib/http/next-route';
import { billingOperations } from '#lib/http/operations/billing';

export const GET = nextRoute(billingOperations.getSeller);
export const PUT = nextRoute(billingOperations.saveSeller);
