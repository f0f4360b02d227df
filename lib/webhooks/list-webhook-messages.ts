import { and, eq, lt } from 'drizzle-orm';
import { z } from 'zod';
import { webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { cursorOf } from '#lib/page-cursor';
import { ownWebhook } from '#lib/webhooks/own-webhook';
import { MessageStatus, type WebhookMessagePage } from '#lib/webhooks/webhook-detail';
import { messagesWhere } from '#lib/webhooks/webhook-messages';

export const ListWebhookMessages = z.object({
  status: MessageStatus.optional().describe('Only messages that are at it.'),
  cursor: cursorOf('webhookMessage'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type ListWebhookMessages = Partial<z.infer<typeof ListWebhookMessages>>;

/** The messages of one's webhook, newest first. */
export async function listWebhookMessages(
  ctx: Ctx,
  { id, status, cursor, limit = 50 }: ListWebhookMessages & { id: string },
): Promise<WebhookMessagePage> {
  await ownWebhook(ctx, id);
  const where = and(
    eq(webhookMessages.endpointId, id),
    status && eq(webhookMessages.status, status),
    cursor === undefined ? undefined : lt(webhookMessages.id, cursor),
  );
  const found = await messagesWhere(ctx.db, where, limit + 1);
  const data = found.slice(0, limit);
  return { data, nextCursor: found.length > limit ? data.at(-1)!.id : null };
}
