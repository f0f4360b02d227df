import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';
import { GetWebhook } from '#lib/webhooks/get-webhook';
import { getWebhookMessage } from '#lib/webhooks/get-webhook-message';
import { ownWebhook } from '#lib/webhooks/own-webhook';
import type { WebhookMessageDetail } from '#lib/webhooks/webhook-detail';
import { writeMessage } from '#lib/webhooks/write-message';

export const SendTestEvent = GetWebhook;
export type SendTestEvent = GetWebhook;

/** Sends `webhook.test` to one's webhook, whichever events it wants; 409 where it is switched off. */
export async function sendTestEvent(ctx: Ctx, { id }: SendTestEvent): Promise<WebhookMessageDetail> {
  const webhook = await ownWebhook(ctx, id);
  if (!webhook.isEnabled) throw new AppError('conflict', 'The webhook is switched off. Switch it on first.');
  await queuesReady();
  const data = { webhookId: id, message: 'This is a test. Nothing has happened.' };
  const content = { endpointId: id, event: 'webhook.test', data, requestId: ctx.requestId };
  const messageId = await ctx.db.transaction((tx) => writeMessage(tx, content));
  return getWebhookMessage(ctx, { id, messageId });
}
