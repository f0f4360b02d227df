import { healthOperation } from '#lib/http/health-operation';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(healthOperation);
