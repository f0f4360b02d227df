import { eq, sql } from 'drizzle-orm';
import { stripeEvents } from '#db/schema/billing';
import { recordAudit } from '#lib/audit/record-audit';
import { effectOfEvent } from '#lib/billing/stripe/effect-of-event';
import { stripe } from '#lib/billing/stripe/stripe';
import { StripeEvent } from '#lib/billing/stripe/stripe-event';
import { tellsOfNobody } from '#lib/billing/stripe/tells-of-nobody';
import type { Ctx } from '#lib/context';
import { queuesReady } from '#lib/queue/queue';

/**
 * Does what a stored event of Stripe's asks for, once, however often and in whatever order it comes: its effect and that
 * it was handled are one transaction, which holds the event. What tells of somebody who was erased is not kept.
 */
export async function handleStripeEvent(ctx: Ctx, { id }: { id: string }): Promise<void> {
  const [stored] = await ctx.db.select().from(stripeEvents).where(eq(stripeEvents.id, id));
  if (!stored || stored.handledAt) return;
  const event = await wholeEvent(StripeEvent.parse(stored.body));
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const [held] = await tx.select().from(stripeEvents).where(eq(stripeEvents.id, id)).for('update');
    if (held!.handledAt) return;
    const { paidInvoiceId, problem } = await effectOfEvent(tx, event);
    const emptied = (await tellsOfNobody(tx, held!)) && { body: {} };
    await tx
      .update(stripeEvents)
      .set({ handledAt: sql`now()`, problem, ...emptied })
      .where(eq(stripeEvents.id, id));
    if (paidInvoiceId === null) return;
    const { actor, requestId } = ctx;
    await recordAudit(tx, { actor, requestId, action: 'handleStripeEvent', target: { event: id, id: paidInvoiceId } });
  });
}

/** Messages of Stripe's second API say only that something was; what it was is fetched. */
async function wholeEvent(event: StripeEvent): Promise<StripeEvent> {
  if (event.object !== 'v2.core.event' || 'data' in event || !event.type.startsWith('v1.billing.meter.')) return event;
  const whole = await stripe().v2.core.events.retrieve(event.id);
  return 'data' in whole ? { ...event, data: whole.data } : event;
}
