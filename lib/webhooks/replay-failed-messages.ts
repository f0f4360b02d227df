import { and, eq, gte, sql } from 'drizzle-orm';
import { z } from 'zod';
import { webhookMessages } from '#db/schema/clients';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { firstIdAt } from '#lib/ids';
import { queuesReady } from '#lib/queue/queue';
import { enqueueDelivery } from '#lib/webhooks/enqueue-delivery';
import { ownWebhook } from '#lib/webhooks/own-webhook';

export const ReplayFailedMessages = z.strictObject({
  /** ISO 8601 with an offset. */
  since: z.iso.datetime({ offset: true, message: 'Write it like 2030-01-31T12:00:00Z.' }),
});
export type ReplayFailedMessages = z.infer<typeof ReplayFailedMessages>;

export const ReplayedMessages = z.object({ replayed: z.number() });
export type ReplayedMessages = z.infer<typeof ReplayedMessages>;

const mostAtOnce = 1000;

/**
 * Sends again what failed for good of the messages written since a moment, the oldest first, up to a thousand at once, and
 * gives how many: for a receiver that was away. 409 where the webhook is switched off.
 */
export async function replayFailedMessages(
  ctx: Ctx,
  { id, since }: ReplayFailedMessages & { id: string },
): Promise<ReplayedMessages> {
  const webhook = await ownWebhook(ctx, id);
  if (!webhook.isEnabled) throw new AppError('conflict', 'The webhook is switched off. Switch it on first.');
  await queuesReady();
  const replayed = await ctx.db.transaction(async (tx) => {
    const failed = await tx
      .select({ id: webhookMessages.id })
      .from(webhookMessages)
      .where(
        and(
          eq(webhookMessages.endpointId, id),
          eq(webhookMessages.status, 'failed'),
          gte(webhookMessages.id, firstIdAt('webhookMessage', Math.max(0, Date.parse(since)))),
        ),
      )
      .orderBy(webhookMessages.id)
      .limit(mostAtOnce)
      .for('update');
    for (const { id: messageId } of failed) {
      await tx
        .update(webhookMessages)
        .set({ status: 'pending', nextAttemptAt: sql`now()` })
        .where(eq(webhookMessages.id, messageId));
      await enqueueDelivery(tx, { messageId, endpointId: id, requestId: ctx.requestId });
    }
    return failed.length;
  });
  return { replayed };
}
