import { nextRoute } from '#lib/http/next-route';
import { runOperations } from '#lib/http/operations/runs';

export const POST = nextRoute(runOperations.retrain);
