import { customers } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { billingAccount } from '#lib/billing/customers/billing-account';
import type { BillingAccount, BillingDetails } from '#lib/billing/customers/billing-details';
import { requireCustomer } from '#lib/billing/customers/require-customer';
import type { Ctx } from '#lib/context';
import { enqueue, queuesReady } from '#lib/queue/queue';

/** Changes what is to stand on one's own invoices, from the next draft on. */
export async function saveBillingDetails(ctx: Ctx, details: BillingDetails): Promise<BillingAccount> {
  requirePermission(ctx.actor, 'billing:write');
  const userId = requireCustomer(ctx.actor);
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    await tx
      .insert(customers)
      .values({ userId, ...details })
      .onConflictDoUpdate({ target: customers.userId, set: details });
    await enqueue(tx, 'update-stripe-customer', { userId }, { requestId: ctx.requestId });
  });
  return billingAccount(ctx.db, userId);
}
