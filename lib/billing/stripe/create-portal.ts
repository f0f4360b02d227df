import { actingUserId, requirePermission } from '#lib/auth/may';
import { askStripe } from '#lib/billing/stripe/ask-stripe';
import type { PageAtStripe } from '#lib/billing/stripe/create-checkout';
import { withStripeCustomer } from '#lib/billing/stripe/stripe-customer';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

/** A page at Stripe where people see to their ways of paying. `siteUrl` is where Stripe sends them back. */
export async function createPortal(ctx: Ctx, siteUrl: string): Promise<PageAtStripe> {
  requirePermission(ctx.actor, 'billing:write');
  const userId = actingUserId(ctx.actor);
  if (userId === null) throw new AppError('forbidden', 'The platform itself has no ways of paying.');
  return askStripe((client) =>
    withStripeCustomer(ctx.db, userId, async (customer) => {
      const { url } = await client.billingPortal.sessions.create({ customer, return_url: `${siteUrl}/billing` });
      return { url };
    }),
  );
}
