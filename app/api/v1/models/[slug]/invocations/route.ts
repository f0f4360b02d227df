import { nextRoute } from '#lib/http/next-route';
import { predictOperations } from '#lib/http/operations/predict';

export const POST = nextRoute(predictOperations.invocations);
