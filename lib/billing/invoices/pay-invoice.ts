import { z } from 'zod';
import { requirePermission } from '#lib/auth/may';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { markPaid } from '#lib/billing/invoices/mark-paid';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';

export const PayInvoice = z.strictObject({
  note: z.string().trim().min(1).max(200).describe('How it was paid, such as “bank transfer of 3 December”.'),
});

/** Notes a payment that came by another way than Stripe. Throws AppError('conflict') unless the invoice is open. */
export async function payInvoice(ctx: Ctx, { id, note }: { id: string; note: string }): Promise<InvoiceDocument> {
  requirePermission(ctx.actor, 'finance:write');
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const isNew = await markPaid(tx, id, { paidBy: note, at: new Date() });
    if (!isNew) throw new AppError('conflict', 'This invoice is paid already.');
  });
  return getInvoice(ctx, { id });
}
