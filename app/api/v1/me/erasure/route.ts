import { nextRoute } from '#lib/http/next-route';
import { privacyOperations } from '#lib/http/operations/privacy';

export const GET = nextRoute(privacyOperations.getOwnErasure);
export const POST = nextRoute(privacyOperations.requestErasure);
export const DELETE = nextRoute(privacyOperations.cancelErasure);
