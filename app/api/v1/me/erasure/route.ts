import { nextRoute } from '#lib/http/next-route';
import { erasureOperations } from '#lib/http/operations/erasures';

export const GET = nextRoute(erasureOperations.getOwnErasure);
export const POST = nextRoute(erasureOperations.requestErasure);
export const DELETE = nextRoute(erasureOperations.cancelErasure);
