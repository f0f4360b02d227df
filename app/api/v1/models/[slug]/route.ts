import { nextRoute } from '#lib/http/next-route';
import { modelOperations } from '#lib/http/operations/models';

export const GET = nextRoute(modelOperations.get);
export const PATCH = nextRoute(modelOperations.update);
export const DELETE = nextRoute(modelOperations.delete);
