import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';

export type Claimed = {
  messageId: string;
  endpointId: string;
  number: number;
  /** When it was claimed: the mark by which its outcome is written, unless somebody has taken it over. */
  at: Date;
  url: string;
  body: string;
  secrets: string[];
};

/** How long an attempt is whoever claimed it: longer than one can take, so that what is left over lost its worker. */
const claimMs = 30_000;
const switchedOff = 'Not sent: the endpoint is switched off.';

/**
 * Takes the next attempt of a message that is due, so that nobody else makes it; null where there is none to make now. One
 * that another worker makes is looked at again when it must be over, and made again where nothing came of it.
 */
export async function claimAttempt(db: Database, messageId: string): Promise<Claimed | null> {
  return db.transaction(async (tx) => {
    const found = await lockDue(tx, messageId);
    if (!found) return null;
    const { message, endpoint } = found;
    const last = await lastAttempt(tx, messageId);
    const isOpen = last !== undefined && last.status === null && last.problem === null;
    const at = new Date();
    if (isOpen && last.at.getTime() + claimMs > at.getTime()) {
      await enqueueDelivery(tx, { messageId, endpointId: endpoint.id }, new Date(last.at.getTime() + claimMs));
      return null;
    }
    const number = isOpen ? last.number : (last?.number ?? 0) + 1;
    const problem = endpoint.isEnabled ? null : switchedOff;
    await tx
      .insert(webhookAttempts)
      .values({ messageId, number, at, latencyMs: 0, problem })
      .onConflictDoUpdate({ target: [webhookAttempts.messageId, webhookAttempts.number], set: { at, problem } });
    if (!endpoint.isEnabled) {
      await tx
        .update(webhookMessages)
        .set({ status: 'failed', nextAttemptAt: null })
        .where(eq(webhookMessages.id, messageId));
      return null;
    }
    const { id: endpointId, url } = endpoint;
    return { messageId, endpointId, number, at, url, body: message.body, secrets: secretsOf(endpoint, at) };
  });
}

/** The database's clock decides, which the queue goes by as well: a job never comes before its time. */
async function lockDue(tx: Database, messageId: string) {
  const [found] = await tx
    .select({ message: webhookMessages, endpoint: webhookEndpoints })
    .from(webhookMessages)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookMessages.endpointId))
    .where(
      and(
        eq(webhookMessages.id, messageId),
        eq(webhookMessages.status, 'pending'),
        sql`${webhookMessages.nextAttemptAt} <= now()`,
      ),
    )
    .for('update', { of: webhookMessages });
  return found;
}

async function lastAttempt(tx: Database, messageId: string) {
  const [last] = await tx
    .select()
    .from(webhookAttempts)
    .where(eq(webhookAttempts.messageId, messageId))
    .orderBy(desc(webhookAttempts.number))
    .limit(1);
  return last;
}

function secretsOf(
  { secret, previousSecret, previousSecretUntil }: typeof webhookEndpoints.$inferSelect,
  at: Date,
): string[] {
  const isStillValid = previousSecret !== null && previousSecretUntil !== null && previousSecretUntil > at;
  return isStillValid ? [secret, previousSecret] : [secret];
}
