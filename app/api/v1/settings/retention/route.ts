import { nextRoute } from '#lib/http/next-route';
import { retentionOperations } from '#lib/http/operations/retention';

export const GET = nextRoute(retentionOperations.getRetention);
export const PUT = nextRoute(retentionOperations.changeRetention);
