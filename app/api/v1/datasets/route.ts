import { nextRoute } from '#lib/http/next-route';
import { datasetOperations } from '#lib/http/operations/datasets';

export const GET = nextRoute(datasetOperations.list);
export const POST = nextRoute(datasetOperations.create);
