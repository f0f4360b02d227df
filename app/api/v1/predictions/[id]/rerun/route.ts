import { nextRoute } from '#lib/http/next-route';
import { predictionOperations } from '#lib/http/operations/predictions';

export const POST = nextRoute(predictionOperations.rerun);
