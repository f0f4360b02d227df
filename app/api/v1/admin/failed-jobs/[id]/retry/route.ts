import { nextRoute } from '#lib/http/next-route';
import { adminOperations } from '#lib/http/operations/admin';

export const POST = nextRoute(adminOperations.retryJob);
