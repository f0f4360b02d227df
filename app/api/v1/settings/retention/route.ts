import { nextRoute } from '#lib/http/next-route';
import { privacyOperations } from '#lib/http/operations/privacy';

export const GET = nextRoute(privacyOperations.getRetention);
export const PUT = nextRoute(privacyOperations.changeRetention);
