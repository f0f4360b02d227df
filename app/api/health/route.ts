import { healthEndpoint } from '#lib/http/health-endpoint';
import { nextRoute } from '#lib/http/next-route';

export const GET = nextRoute(healthEndpoint);
