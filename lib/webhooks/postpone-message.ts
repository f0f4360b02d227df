import { and, eq } from 'drizzle-orm';
import { webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import type { JobData } from '#lib/queue/jobs';
import { queuesReady } from '#lib/queue/queue';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';

const postponedMs = 5 * 60_000;

/** Tries a message again later whose job failed on our side, several times: that is no fault of its endpoint. */
export async function postponeMessage(
  { db, requestId }: Ctx,
  { messageId }: JobData<'deliver-webhook'>,
): Promise<void> {
  await queuesReady();
  await db.transaction(async (tx) => {
    const nextAttemptAt = new Date(Date.now() + postponedMs);
    const [waiting] = await tx
      .update(webhookMessages)
      .set({ nextAttemptAt })
      .where(and(eq(webhookMessages.id, messageId), eq(webhookMessages.status, 'pending')))
      .returning({ messageId: webhookMessages.id, endpointId: webhookMessages.endpointId });
    if (waiting) await enqueueDelivery(tx, { ...waiting, requestId }, nextAttemptAt);
  });
}
