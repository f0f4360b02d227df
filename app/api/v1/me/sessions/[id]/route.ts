import { nextRoute } from '#lib/http/next-route';
import { sessionOperations } from '#lib/http/operations/sessions';

export const DELETE = nextRoute(sessionOperations.revoke);
