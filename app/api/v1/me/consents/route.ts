import { nextRoute } from '#lib/http/next-route';
import { privacyOperations } from '#lib/http/operations/privacy';

export const GET = nextRoute(privacyOperations.listConsents);
export const POST = nextRoute(privacyOperations.giveConsent);
