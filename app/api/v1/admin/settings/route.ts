import { nextRoute } from '#lib/http/next-route';
import { adminOperations } from '#lib/http/operations/admin';

export const GET = nextRoute(adminOperations.settings);
