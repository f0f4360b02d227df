import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { webhookAttempts, webhookEndpoints, webhookMessages } from '#db/schema/clients';
import { log } from '#lib/log';
import type { Claimed } from '#lib/webhooks/claim-attempt';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';
import { failingSince } from '#lib/webhooks/failing-since';
import type { Posted } from '#lib/webhooks/post-message';
import { retryDelayMs } from '#lib/webhooks/retry-delay';

const failingLimitMs = 5 * 24 * 60 * 60 * 1000;
const gone = 'It answered 410 Gone: it wants no more messages.';
const failingTooLong = 'Nothing could be delivered to it for five days.';

/**
 * Writes down what came of an attempt and what follows: delivered, another attempt by the schedule, or failed for good;
 * an endpoint that is gone, or has failed for five days, is switched off. Nothing where another worker has taken the
 * attempt over, or the message was deleted.
 */
export async function settleAttempt(db: Database, claimed: Claimed, posted: Posted): Promise<void> {
  await db.transaction(async (tx) => {
    if (!(await writeOutcome(tx, claimed, posted))) return;
    if (posted.problem === null) return setMessage(tx, claimed, 'delivered', null);
    const delayMs = posted.status === 410 ? null : retryDelayMs(claimed.number, Math.random(), posted.retryAfterMs);
    if (delayMs !== null) return tryAgain(tx, claimed, new Date(Date.now() + delayMs));
    await setMessage(tx, claimed, 'failed', null);
    if (posted.status === 410) return switchOff(tx, claimed.endpointId, gone);
    const since = await failingSince(tx, claimed.endpointId);
    if (since && Date.now() - since.getTime() >= failingLimitMs) {
      await switchOff(tx, claimed.endpointId, failingTooLong);
    }
  });
}

async function writeOutcome(
  tx: Database,
  { messageId, number, at }: Claimed,
  { status, latencyMs, problem, answer }: Posted,
): Promise<boolean> {
  const written = await tx
    .update(webhookAttempts)
    .set({ status, latencyMs, problem, answer })
    .where(
      and(eq(webhookAttempts.messageId, messageId), eq(webhookAttempts.number, number), eq(webhookAttempts.at, at)),
    )
    .returning({ number: webhookAttempts.number });
  return written.length > 0;
}

async function setMessage(
  tx: Database,
  { messageId }: Claimed,
  status: (typeof webhookMessages.$inferSelect)['status'],
  nextAttemptAt: Date | null,
): Promise<void> {
  await tx.update(webhookMessages).set({ status, nextAttemptAt }).where(eq(webhookMessages.id, messageId));
}

async function tryAgain(tx: Database, claimed: Claimed, at: Date): Promise<void> {
  await setMessage(tx, claimed, 'pending', at);
  await enqueueDelivery(tx, claimed, at);
}

async function switchOff(tx: Database, endpointId: string, problem: string): Promise<void> {
  await tx.update(webhookEndpoints).set({ isEnabled: false, problem }).where(eq(webhookEndpoints.id, endpointId));
  log.info({ endpointId, problem }, 'webhook endpoint switched off');
}
