import { nextRoute } from '#lib/http/next-route';
import { datasetOperations } from '#lib/http/operations/datasets';

export const GET = nextRoute(datasetOperations.get);
export const PATCH = nextRoute(datasetOperations.change);
export const DELETE = nextRoute(datasetOperations.delete);
