import { and, isNotNull, isNull } from 'drizzle-orm';
import { z } from 'zod';
import { stripeMeterEvents } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { stripe } from '#lib/billing/stripe/stripe';
import type { Ctx } from '#lib/context';

export const ResentMeterEvents = z.object({ waiting: z.int().min(0).describe('How many are sent again.') });
export type ResentMeterEvents = z.infer<typeof ResentMeterEvents>;

/**
 * Lets what Stripe refused be sent again, once its cause is mended. Not what Stripe may have taken: that would be
 * counted twice. Throws `conflict` without Stripe.
 */
export async function resendMeterEvents(ctx: Ctx): Promise<ResentMeterEvents> {
  requirePermission(ctx.actor, 'finance:write');
  stripe();
  const { problem, attemptedAt, sentAt, identifier } = stripeMeterEvents;
  const freed = await ctx.db
    .update(stripeMeterEvents)
    .set({ problem: null })
    .where(and(isNotNull(problem), isNull(attemptedAt), isNull(sentAt)))
    .returning({ identifier });
  return { waiting: freed.length };
}
