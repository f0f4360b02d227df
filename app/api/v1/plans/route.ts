import { nextRoute } from '#lib/http/next-route';
import { planOperations } from '#lib/http/operations/plans';

export const GET = nextRoute(planOperations.list);
export const POST = nextRoute(planOperations.create);
