import { nextRoute } from '#lib/http/next-route';
import { modelOperations } from '#lib/http/operations/models';

export const GET = nextRoute(modelOperations.listShares);
export const POST = nextRoute(modelOperations.share);
