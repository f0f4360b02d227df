import { nextRoute } from '#lib/http/next-route';
import { quotaOperations } from '#lib/http/operations/quotas';

export const PATCH = nextRoute(quotaOperations.change);
export const DELETE = nextRoute(quotaOperations.remove);
