import { and, eq, isNull } from 'drizzle-orm';
import { stripeEvents } from '#db/schema/billing';
import type { Ctx } from '#lib/context';

/** Notes that an event could not be handled, however often it was tried: finance is shown it. */
export async function giveUpStripeEvent(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await ctx.db
    .update(stripeEvents)
    .set({ problem: 'It could not be handled, however often it was tried. What is wrong stands in the worker’s log.' })
    .where(and(eq(stripeEvents.id, id), isNull(stripeEvents.handledAt)));
}
