import { and, eq, sql } from 'drizzle-orm';
import { webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { AppError, notFound } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';
import { GetWebhookMessage, getWebhookMessage } from '#lib/webhooks/get-webhook-message';
import { ownWebhook } from '#lib/webhooks/own-webhook';
import type { WebhookMessageDetail } from '#lib/webhooks/webhook-detail';

export const ReplayWebhookMessage = GetWebhookMessage;
export type ReplayWebhookMessage = GetWebhookMessage;

/**
 * Sends a message again at once, whatever became of it: the same bytes under the same `webhook-id`. 409 where the webhook
 * is switched off.
 */
export async function replayWebhookMessage(
  ctx: Ctx,
  { id, messageId }: ReplayWebhookMessage,
): Promise<WebhookMessageDetail> {
  const webhook = await ownWebhook(ctx, id);
  if (!webhook.isEnabled) throw new AppError('conflict', 'The webhook is switched off. Switch it on first.');
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const set = await tx
      .update(webhookMessages)
      .set({ status: 'pending', nextAttemptAt: sql`now()` })
      .where(and(eq(webhookMessages.id, messageId), eq(webhookMessages.endpointId, id)))
      .returning({ id: webhookMessages.id });
    if (set.length === 0) throw notFound('message of that id');
    await enqueueDelivery(tx, { messageId, endpointId: id, requestId: ctx.requestId });
  });
  return getWebhookMessage(ctx, { id, messageId });
}
