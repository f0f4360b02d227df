import { desc, inArray, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/client';
import { webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { eventTypes } from '#lib/webhooks/event-types';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';
import { messagesWhere } from '#lib/webhooks/webhook-messages';

const Events = z.array(z.enum(eventTypes));

/** The webhooks that meet `where`, newest first, each with its newest message; never a secret. */
export async function webhooksWhere(db: Database, where: SQL | undefined): Promise<WebhookDetail[]> {
  const rows = await webhooksQuery(db, where);
  const ids = rows.flatMap(({ lastMessageId }) => lastMessageId ?? []);
  const messages = await messagesWhere(db, inArray(webhookMessages.id, ids), ids.length);
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  const now = new Date();
  return rows.map(({ lastMessageId, previousSecretUntil, ...row }) => ({
    ...row,
    events: Events.parse(row.events),
    previousSecretUntil: previousSecretUntil && previousSecretUntil > now ? previousSecretUntil.toISOString() : null,
    createdAt: row.createdAt.toISOString(),
    lastMessage: messageOf.get(lastMessageId ?? '') ?? null,
  }));
}

export const webhooksQuery = (db: Database, where: SQL | undefined) =>
  db
    .select({
      id: webhookEndpoints.id,
      url: webhookEndpoints.url,
      description: webhookEndpoints.description,
      events: webhookEndpoints.events,
      isEnabled: webhookEndpoints.isEnabled,
      problem: webhookEndpoints.problem,
      previousSecretUntil: webhookEndpoints.previousSecretUntil,
      createdAt: webhookEndpoints.createdAt,
      // Written out: in a query of one table the names of columns come without that of their table.
      lastMessageId: sql<string | null>`(select m.id from webhook_messages m
        where m.endpoint_id = webhook_endpoints.id order by m.id desc limit 1)`,
    })
    .from(webhookEndpoints)
    .where(where)
    .orderBy(desc(webhookEndpoints.id));
