import { requirePermission } from '#lib/auth/may';
import { reconcileStripe } from '#lib/billing/stripe/reconcile-stripe';
import type { StripeReport } from '#lib/billing/stripe/stripe-report';
import type { Ctx } from '#lib/context';

/** Somebody waits for it: what takes longer is left to the comparison of the day. */
const limitMs = 45_000;

/** Compares with Stripe now, for finance. Throws `conflict` without Stripe. */
export async function compareWithStripe(ctx: Ctx): Promise<StripeReport> {
  requirePermission(ctx.actor, 'finance:write');
  return reconcileStripe(ctx.db, { limitMs });
}
