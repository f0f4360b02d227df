import { nextRoute } from '#lib/http/next-route';
import { experimentOperations } from '#lib/http/operations/experiments';

export const GET = nextRoute(experimentOperations.list);
export const POST = nextRoute(experimentOperations.create);
