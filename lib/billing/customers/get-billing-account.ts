import { requirePermission } from '#lib/auth/may';
import { billingAccount } from '#lib/billing/customers/billing-account';
import type { BillingAccount } from '#lib/billing/customers/billing-details';
import { requireCustomer } from '#lib/billing/customers/require-customer';
import type { Ctx } from '#lib/context';

/** How one is billed oneself. */
export async function getBillingAccount(ctx: Ctx): Promise<BillingAccount> {
  requirePermission(ctx.actor, 'billing:read');
  return billingAccount(ctx.db, requireCustomer(ctx.actor));
}
