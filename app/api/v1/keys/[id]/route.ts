import { nextRoute } from '#lib/http/next-route';
import { keyOperations } from '#lib/http/operations/keys';

export const DELETE = nextRoute(keyOperations.revoke);
