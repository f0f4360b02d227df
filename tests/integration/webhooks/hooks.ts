import { and, asc, eq, sql } from 'drizzle-orm';
import { database } from '#db/client';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { CreateWebhook, createWebhook } from '#lib/webhooks/create-webhook';
import { deliverWebhook } from '#lib/webhooks/deliver-webhook';
import { sendTestEvent } from '#lib/webhooks/send-test-event';
import { systemCtx } from '#tests/integration/registry/published';

/** A webhook to that address. */
export const newWebhook = (owner: Ctx, url: string, more: object = {}) =>
  createWebhook(owner, CreateWebhook.parse({ url, ...more }));

/** A webhook to that address with a message that waits for its first attempt. */
export async function waitingMessage(owner: Ctx, url: string) {
  const webhook = await newWebhook(owner, url);
  const message = await sendTestEvent(owner, { id: webhook.id });
  return { webhook, messageId: message.id };
}

/** Does what a worker does with the message's job. */
export const deliver = (messageId: string) => deliverWebhook(systemCtx(), { messageId });

/** Lets the message's next attempt be due. */
export async function makeDue(messageId: string): Promise<void> {
  await database()
    .db.update(webhookMessages)
    .set({ nextAttemptAt: sql`now()` })
    .where(and(eq(webhookMessages.id, messageId), eq(webhookMessages.status, 'pending')));
}

export async function messageRow(id: string) {
  const [row] = await database().db.select().from(webhookMessages).where(eq(webhookMessages.id, id));
  return row!;
}

export async function endpointRow(id: string) {
  const [row] = await database().db.select().from(webhookEndpoints).where(eq(webhookEndpoints.id, id));
  return row!;
}

export const attemptsOf = (messageId: string) =>
  database()
    .db.select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.messageId, messageId))
    .orderBy(asc(webhookAttempts.number));

/** The messages of an endpoint, oldest first. */
export const messagesOf = (endpointId: string) =>
  database()
    .db.select()
    .from(webhookMessages)
    .where(eq(webhookMessages.endpointId, endpointId))
    .orderBy(asc(webhookMessages.id));

/** When the jobs of a message are to be done, soonest first. */
export async function jobTimes(messageId: string): Promise<Date[]> {
  const rows = await database().sql<{ start_after: string }[]>`
    select start_after from pgboss.job
    where name = 'deliver-webhook' and data ->> 'messageId' = ${messageId} order by start_after`;
  return rows.map(({ start_after }) => new Date(start_after));
}
