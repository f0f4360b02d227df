import { nextRoute } from '#lib/http/next-route';
import { planOperations } from '#lib/http/operations/plans';

export const GET = nextRoute(planOperations.get);
export const PATCH = nextRoute(planOperations.change);
export const DELETE = nextRoute(planOperations.archive);
