import { nextRoute } from '#lib/http/next-route';
import { consentOperations } from '#lib/http/operations/consents';

export const DELETE = nextRoute(consentOperations.withdrawConsent);
