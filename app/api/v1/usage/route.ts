import { nextRoute } from '#lib/http/next-route';
import { usageOperations } from '#lib/http/operations/usage';

export const GET = nextRoute(usageOperations.get);
