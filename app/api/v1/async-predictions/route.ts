import { nextRoute } from '#lib/http/next-route';
import { asyncPredictionOperations } from '#lib/http/operations/async-predictions';

export const GET = nextRoute(asyncPredictionOperations.list);
