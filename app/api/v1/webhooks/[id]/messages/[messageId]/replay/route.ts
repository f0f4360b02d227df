import { nextRoute } from '#lib/http/next-route';
import { webhookOperations } from '#lib/http/operations/webhooks';

export const POST = nextRoute(webhookOperations.replayMessage);
