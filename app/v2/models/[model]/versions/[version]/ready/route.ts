import { nextRoute } from '#lib/http/next-route';
import { oipOperations } from '#lib/http/operations/oip';

export const GET = nextRoute(oipOperations.isVersionReady);
