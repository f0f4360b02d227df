import { nextRoute } from '#lib/http/next-route';
import { modelOperations } from '#lib/http/operations/models';

export const DELETE = nextRoute(modelOperations.unshare);
