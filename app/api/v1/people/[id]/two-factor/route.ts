import { nextRoute } from '#lib/http/next-route';
import { twoFactorOperations } from '#lib/http/operations/two-factor';

export const DELETE = nextRoute(twoFactorOperations.reset);
