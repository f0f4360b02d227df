import { nextRoute } from '#lib/http/next-route';
import { consentOperations } from '#lib/http/operations/consents';

export const GET = nextRoute(consentOperations.listConsents);
export const POST = nextRoute(consentOperations.giveConsent);
