import { nextRoute } from '#lib/http/next-route';
import { authOperations } from '#lib/http/operations/auth';

export const POST = nextRoute(authOperations.refresh);
