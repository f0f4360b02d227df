import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { credits } from '#db/schema/billing';
import { actingUserId, requirePermission } from '#lib/auth/may';
import { creditBalance } from '#lib/billing/invoices/credit-balance';
import { formatMinor, minorDigits } from '#lib/billing/money';
import { seller } from '#lib/billing/seller';
import type { Ctx } from '#lib/context';

const mostEntries = 500;
const amount = z.string().describe('Before tax, a decimal such as 12.34.');

export const CreditEntries = z
  .object({
    currency: z.string(),
    balance: amount,
    entries: z
      .array(
        z
          .object({
            id: z.string(),
            amount: amount.describe('Below zero where it was used up or taken back.'),
            reason: z.string(),
            invoiceId: z.string().nullable().describe('The invoice that used it, or gave it back.'),
            createdAt: z.iso.datetime(),
          })
          .meta({ id: 'CreditEntry' }),
      )
      .describe(`The newest ${mostEntries}, newest first.`),
  })
  .meta({ id: 'CreditEntries' });
export type CreditEntries = z.infer<typeof CreditEntries>;

/** A customer's credit: what is left, and how it came and went. One's own, or anybody's for finance. */
export async function listCredits(ctx: Ctx, { userId }: { userId: string }): Promise<CreditEntries> {
  requirePermission(ctx.actor, userId === actingUserId(ctx.actor) ? 'billing:read' : 'finance:read');
  const { currency } = await seller(ctx.db);
  const digits = minorDigits(currency);
  const rows = await ctx.db
    .select()
    .from(credits)
    .where(eq(credits.userId, userId))
    .orderBy(desc(credits.id))
    .limit(mostEntries);
  return {
    currency,
    balance: formatMinor(await creditBalance(ctx.db, userId), digits),
    entries: rows.map(({ id, amountMinor, reason, invoiceId, createdAt }) => ({
      id,
      amount: formatMinor(amountMinor, digits),
      reason,
      invoiceId,
      createdAt: createdAt.toISOString(),
    })),
  };
}
