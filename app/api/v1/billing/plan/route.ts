import { nextRoute } from '#lib/http/next-route';
import { planOperations } from '#lib/http/operations/plans';

export const GET = nextRoute(planOperations.getOwn);
export const PUT = nextRoute(planOperations.choose);
