import { nextRoute } from '#lib/http/next-route';
import { predictEndpoint } from '#lib/http/predict-endpoint';

export const POST = nextRoute(predictEndpoint);
