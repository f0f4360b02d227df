import { nextRoute } from '#lib/http/next-route';
import { planOperations } from '#lib/http/operations/plans';

export const PUT = nextRoute(planOperations.move);
