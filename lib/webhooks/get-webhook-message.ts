import { and, asc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { webhookAttempts, webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { ownWebhook } from '#lib/webhooks/own-webhook';
import { WebhookId, type WebhookMessageDetail } from '#lib/webhooks/webhook-detail';
import { toAttempt, toMessage } from '#lib/webhooks/webhook-messages';

export const GetWebhookMessage = z.object({ id: WebhookId, messageId: WebhookId });
export type GetWebhookMessage = z.infer<typeof GetWebhookMessage>;

/** A message of one's webhook, with what is sent and every attempt. */
export async function getWebhookMessage(ctx: Ctx, { id, messageId }: GetWebhookMessage): Promise<WebhookMessageDetail> {
  await ownWebhook(ctx, id);
  const [message] = await ctx.db
    .select()
    .from(webhookMessages)
    .where(and(eq(webhookMessages.id, messageId), eq(webhookMessages.endpointId, id)));
  if (!message) throw notFound('message of that id');
  const attempts = await ctx.db
    .select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.messageId, messageId))
    .orderBy(asc(webhookAttempts.number));
  return { ...toMessage(message), body: message.body, attempts: attempts.map(toAttempt) };
}
