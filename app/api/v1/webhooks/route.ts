import { nextRoute } from '#lib/http/next-route';
import { webhookOperations } from '#lib/http/operations/webhooks';

export const GET = nextRoute(webhookOperations.list);
export const POST = nextRoute(webhookOperations.create);
