import { nextRoute } from '#lib/http/next-route';
import { privacyOperations } from '#lib/http/operations/privacy';

export const DELETE = nextRoute(privacyOperations.withdrawConsent);
