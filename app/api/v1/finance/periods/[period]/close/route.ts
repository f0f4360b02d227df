import { nextRoute } from '#lib/http/next-route';
import { periodOperations } from '#lib/http/operations/periods';

export const POST = nextRoute(periodOperations.close);
