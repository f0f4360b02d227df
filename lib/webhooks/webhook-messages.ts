import { desc, inArray, type SQL } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookAttempts, webhookMessages } from '#db/schema/clients';
import type { WebhookAttempt, WebhookMessage } from '#lib/webhooks/webhook-detail';

/** The messages that meet `where`, newest first, each with its last attempt. */
export async function messagesWhere(db: Database, where: SQL | undefined, limit: number): Promise<WebhookMessage[]> {
  const messages = await messagesQuery(db, where, limit);
  const ids = messages.map(({ id }) => id);
  const last = await db
    .selectDistinctOn([webhookAttempts.messageId])
    .from(webhookAttempts)
    .where(inArray(webhookAttempts.messageId, ids))
    .orderBy(webhookAttempts.messageId, desc(webhookAttempts.number));
  const lastOf = new Map(last.map((attempt) => [attempt.messageId, toAttempt(attempt)]));
  return messages.map((message) => ({ ...toMessage(message), lastAttempt: lastOf.get(message.id) ?? null }));
}

export const messagesQuery = (db: Database, where: SQL | undefined, limit: number) =>
  db
    .select({
      id: webhookMessages.id,
      event: webhookMessages.event,
      status: webhookMessages.status,
      createdAt: webhookMessages.createdAt,
      nextAttemptAt: webhookMessages.nextAttemptAt,
    })
    .from(webhookMessages)
    .where(where)
    .orderBy(desc(webhookMessages.id))
    .limit(limit);

type MessageRow = Awaited<ReturnType<typeof messagesQuery>>[number];

export const toMessage = ({ id, event, status, createdAt, nextAttemptAt }: MessageRow) => ({
  id,
  event,
  status,
  createdAt: createdAt.toISOString(),
  nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
});

export function toAttempt(row: typeof webhookAttempts.$inferSelect): WebhookAttempt {
  const { number, at, status, problem, answer } = row;
  const isUnderWay = status === null && problem === null;
  return { number, at: at.toISOString(), status, latencyMs: isUnderWay ? null : row.latencyMs, problem, answer };
}
