import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { credits } from '#db/schema/billing';
import { users } from '#db/schema/people';
import { metering } from '#db/schema/usage';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { Amount, amountIn } from '#lib/billing/invoices/amount';
import { creditBalance } from '#lib/billing/invoices/credit-balance';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import { type CreditEntries, listCredits } from '#lib/billing/invoices/list-credits';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';
import { notFound } from '#lib/errors';
import { newId } from '#lib/ids';

export const GrantCredit = z.strictObject({
  amount: Amount.describe('Before tax. Below zero it takes back of what is left.'),
  reason: z.string().trim().min(1).max(200).describe('What for; the customer reads it.'),
});
export type GrantCredit = z.infer<typeof GrantCredit> & { userId: string };

/**
 * Gives a customer credit, which their next invoices use up before tax; below zero takes it back, never more than is
 * left. Throws AppError('invalid') for nothing, or more than that.
 */
export async function grantCredit(ctx: Ctx, { userId, amount, reason }: GrantCredit): Promise<CreditEntries> {
  requirePermission(ctx.actor, 'finance:write');
  await ctx.db.transaction(async (tx) => {
    const [customer] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId));
    if (!customer) throw notFound('customer of that id');
    const amountMinor = amountIn((await seller(tx)).currency, amount, '/amount');
    if (amountMinor === 0n) throw invalidAt('/amount', 'Nothing is no credit.');
    if (amountMinor < 0n) {
      // Closing uses credit up under this lock.
      await tx.select().from(metering).where(eq(metering.id, 1)).for('update');
      if ((await creditBalance(tx, userId)) + amountMinor < 0n)
        throw invalidAt('/amount', 'This is more than the customer has left.');
    }
    const createdBy = actingUserId(ctx.actor);
    await tx.insert(credits).values({ id: newId('credit'), userId, amountMinor, reason, createdBy });
  });
  noteInAudit(ctx, { amount });
  return listCredits(ctx, { userId });
}
