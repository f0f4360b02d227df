import { nextRoute } from '#lib/http/next-route';
import { quotaOperations } from '#lib/http/operations/quotas';

export const GET = nextRoute(quotaOperations.list);
export const POST = nextRoute(quotaOperations.set);
