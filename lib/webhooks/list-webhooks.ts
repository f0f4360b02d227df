import { eq } from 'drizzle-orm';
import { webhookEndpoints } from '#db/schema/clients';
import { actingUserId, requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';
import { webhooksWhere } from '#lib/webhooks/webhook-details';

/** One's own webhooks, newest first. */
export async function listWebhooks({ db, actor }: Ctx): Promise<WebhookDetail[]> {
  requirePermission(actor, 'webhook:write');
  return webhooksWhere(db, eq(webhookEndpoints.userId, actingUserId(actor) ?? ''));
}
