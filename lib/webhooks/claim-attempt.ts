import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { users } from '#db/schema/people';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';

export type Claimed = {
  messageId: string;
  endpointId: string;
  requestId: string;
  number: number;
  /** When it was claimed: the mark by which its outcome is written, unless somebody has taken it over. */
  at: Date;
  url: string;
  body: string;
  secrets: string[];
};

/** How long an attempt is whoever claimed it: longer than one can take, so that what is left over lost its worker. */
const claimMs = 30_000;

/**
 * Takes the next attempt of a message that is due, so that nobody else makes it; null where there is none to make now. One
 * that another worker makes is looked at again when it must be over, and made again where nothing came of it.
 */
export async function claimAttempt(
  db: Database,
  { messageId, requestId }: Pick<Claimed, 'messageId' | 'requestId'>,
): Promise<Claimed | null> {
  return db.transaction(async (tx) => {
    const found = await lockDue(tx, messageId);
    if (!found) return null;
    const { message, endpoint, owner } = found;
    const last = await lastAttempt(tx, messageId);
    const isOpen = last !== undefined && last.status === null && last.problem === null;
    const at = new Date();
    if (isOpen && last.at.getTime() + claimMs > at.getTime()) {
      const delivery = { messageId, endpointId: endpoint.id, requestId };
      await enqueueDelivery(tx, delivery, new Date(last.at.getTime() + claimMs));
      return null;
    }
    const number = isOpen ? last.number : (last?.number ?? 0) + 1;
    const problem = whyNotSent(endpoint, owner);
    await tx
      .insert(webhookAttempts)
      .values({ messageId, number, at, latencyMs: 0, problem })
      .onConflictDoUpdate({ target: [webhookAttempts.messageId, webhookAttempts.number], set: { at, problem } });
    if (problem !== null) {
      await tx
        .update(webhookMessages)
        .set({ status: 'failed', nextAttemptAt: null })
        .where(eq(webhookMessages.id, messageId));
      return null;
    }
    const { id: endpointId, url } = endpoint;
    return { messageId, endpointId, requestId, number, at, url, body: message.body, secrets: secretsOf(endpoint, at) };
  });
}

/** The database's clock decides, which the queue goes by as well: a job never comes before its time. */
async function lockDue(tx: Database, messageId: string) {
  const [found] = await tx
    .select({
      message: webhookMessages,
      endpoint: webhookEndpoints,
      owner: { disabledAt: users.disabledAt, eraseAt: users.eraseAt },
    })
    .from(webhookMessages)
    .innerJoin(webhookEndpoints, eq(webhookEndpoints.id, webhookMessages.endpointId))
    .innerJoin(users, eq(users.id, webhookEndpoints.userId))
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

type Owner = Pick<typeof users.$inferSelect, 'disabledAt' | 'eraseAt'>;

/** Asked at every attempt: what was written before an account was disabled goes nowhere after it. */
function whyNotSent({ isEnabled }: { isEnabled: boolean }, { disabledAt, eraseAt }: Owner): string | null {
  if (!isEnabled) return 'Not sent: the endpoint is switched off.';
  if (disabledAt) return 'Not sent: the account is disabled.';
  if (eraseAt) return 'Not sent: the account waits for its erasure.';
  return null;
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
