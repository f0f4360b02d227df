import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { customers } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { requirePermission } from '#lib/auth/may';
import { billingAccount } from '#lib/billing/customers/billing-account';
import { type BillingAccount, BillingDetails } from '#lib/billing/customers/billing-details';
import { TaxRate } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { enqueue, queuesReady } from '#lib/queue/queue';

export const CustomerId = z.string().regex(/^usr_\w{1,64}$/, 'There is no such id.');

export const ChangeCustomer = z.strictObject({
  taxRatePercent: TaxRate.nullable().optional().describe('Null for the seller’s.'),
  details: BillingDetails.partial().optional(),
});
export type ChangeCustomer = z.infer<typeof ChangeCustomer>;

/** Changes how a customer is billed, from the next draft on; for finance. 404 where there is no such person. */
export async function changeCustomer(
  ctx: Ctx,
  { id, changes }: { id: string; changes: ChangeCustomer },
): Promise<BillingAccount> {
  requirePermission(ctx.actor, 'finance:write');
  const { taxRatePercent, details = {} } = changes;
  const set = { ...details, ...(taxRatePercent !== undefined && { taxRatePercent }) };
  const [person] = await ctx.db.select({ id: users.id }).from(users).where(eq(users.id, id));
  if (!person) throw notFound('customer of that id');
  const before = await billingAccount(ctx.db, id);
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const insert = tx.insert(customers).values({ userId: id, ...set });
    const target = customers.userId;
    await (Object.keys(set).length > 0
      ? insert.onConflictDoUpdate({ target, set })
      : insert.onConflictDoNothing({ target }));
    await enqueue(tx, 'update-stripe-customer', { userId: id }, { requestId: ctx.requestId });
  });
  const account = await billingAccount(ctx.db, id);
  noteInAudit(ctx, whatChanged(before, account, ['taxRatePercent']));
  noteInAudit(ctx, whichChanged(before.details, account.details, BillingDetails.keyof().options));
  return account;
}
