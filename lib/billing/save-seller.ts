import { invoices } from '#db/schema/billing';
import { metering } from '#db/schema/usage';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { whatChanged, whichChanged } from '#lib/audit/what-changed';
import { requirePermission } from '#lib/auth/may';
import { keepSeller, type Seller, seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

/**
 * Changes who bills here, and how, from the next draft on; for finance. 409 for another currency once there are invoices:
 * prices, credits and what is owed are amounts of it.
 */
export async function saveSeller(ctx: Ctx, said: Seller): Promise<Seller> {
  requirePermission(ctx.actor, 'finance:write');
  await ctx.db.transaction(async (tx) => {
    // Whoever closes a period, and so makes invoices, holds this too.
    await tx.select().from(metering).for('update');
    const before = await seller(tx);
    const { currency } = before;
    if (said.currency !== currency && (await tx.select({ id: invoices.id }).from(invoices).limit(1)).length > 0) {
      throw new AppError('conflict', `There are invoices in ${currency}: the currency cannot change any more.`);
    }
    await keepSeller(tx, said);
    noteInAudit(ctx, whatChanged(before, said, ['currency', 'taxRatePercent', 'paymentDays', 'closing']));
    noteInAudit(ctx, whichChanged(before, said, ['name', 'address', 'country', 'taxId', 'email', 'payment']));
  });
  return said;
}
