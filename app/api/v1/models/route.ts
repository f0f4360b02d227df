import { nextRoute } from '#lib/http/next-route';
import { modelOperations } from '#lib/http/operations/models';

export const GET = nextRoute(modelOperations.list);
export const POST = nextRoute(modelOperations.create);
