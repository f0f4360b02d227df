import { nextRoute } from '#lib/http/next-route';
import { ownEmailOperations } from '#lib/http/operations/own-email';

export const POST = nextRoute(ownEmailOperations.change);
