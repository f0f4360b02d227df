import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import type { Ctx } from '#lib/context';
import { isOwnWebhook, noWebhook } from '#lib/webhooks/own-webhook';
import { type WebhookDetail, WebhookId } from '#lib/webhooks/webhook-detail';
import { webhooksWhere } from '#lib/webhooks/webhook-details';

export const GetWebhook = z.object({ id: WebhookId });
export type GetWebhook = z.infer<typeof GetWebhook>;

/** One's own webhook. */
export async function getWebhook({ db, actor }: Ctx, { id }: GetWebhook): Promise<WebhookDetail> {
  requirePermission(actor, 'webhook:write');
  const [webhook] = await webhooksWhere(db, isOwnWebhook(actor, id));
  if (!webhook) throw noWebhook();
  return webhook;
}
