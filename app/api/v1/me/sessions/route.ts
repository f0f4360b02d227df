import { nextRoute } from '#lib/http/next-route';
import { sessionOperations } from '#lib/http/operations/sessions';

export const GET = nextRoute(sessionOperations.list);
export const DELETE = nextRoute(sessionOperations.revokeOthers);
