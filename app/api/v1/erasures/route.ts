import { nextRoute } from '#lib/http/next-route';
import { erasureOperations } from '#lib/http/operations/erasures';

export const GET = nextRoute(erasureOperations.listErasures);
