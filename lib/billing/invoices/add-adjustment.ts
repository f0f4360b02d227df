import { eq, max } from 'drizzle-orm';
import { z } from 'zod';
import { invoiceLines } from '#db/schema/billing';
import { noteInAudit } from '#lib/audit/note-in-audit';
import { Amount, amountIn } from '#lib/billing/invoices/amount';
import { changeDraft } from '#lib/billing/invoices/change-draft';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { formatMinor, minorDigits } from '#lib/billing/money';
import type { Ctx } from '#lib/context';
import { newId } from '#lib/ids';

export const AddAdjustment = z.strictObject({
  amount: Amount.describe('Before tax; below zero it makes the invoice less.'),
  description: z.string().trim().min(1).max(200).describe('Why; the customer reads it.'),
});
export type AddAdjustment = z.infer<typeof AddAdjustment> & { id: string };

/**
 * Adds a line of finance's own to a draft. Throws AppError('conflict') for what is no draft, AppError('invalid') where
 * less than nothing would be to pay.
 */
export function addAdjustment(ctx: Ctx, { id, amount, description }: AddAdjustment): Promise<InvoiceDocument> {
  const refusal = (below: string) =>
    invalidAt('/amount', `The invoice would be ${below} below zero. Grant a credit for that instead.`);
  return changeDraft(ctx, {
    id,
    refusal,
    change: async (tx, { currency }) => {
      const amountMinor = amountIn(currency, amount, '/amount');
      if (amountMinor === 0n) throw invalidAt('/amount', 'Nothing is no adjustment.');
      const [last] = await tx
        .select({ position: max(invoiceLines.position) })
        .from(invoiceLines)
        .where(eq(invoiceLines.invoiceId, id));
      await tx.insert(invoiceLines).values({
        id: newId('invoiceLine'),
        invoiceId: id,
        position: (last?.position ?? 0) + 1,
        kind: 'adjustment',
        description,
        quantity: 1n,
        unitPrice: formatMinor(amountMinor, minorDigits(currency)),
        amountMinor,
      });
      noteInAudit(ctx, { amount });
    },
  });
}
