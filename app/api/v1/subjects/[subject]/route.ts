import { nextRoute } from '#lib/http/next-route';
import { erasureOperations } from '#lib/http/operations/erasures';

export const DELETE = nextRoute(erasureOperations.eraseSubject);
