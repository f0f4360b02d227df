import { nextRoute } from '#lib/http/next-route';
import { openApiEndpoint } from '#lib/http/openapi/served-document';

export const GET = nextRoute(openApiEndpoint);
