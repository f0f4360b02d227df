import { nextRoute } from '#lib/http/next-route';
import { predictOperation } from '#lib/http/predict-operation';

export const POST = nextRoute(predictOperation);
