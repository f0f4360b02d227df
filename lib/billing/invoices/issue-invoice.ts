import { requirePermission } from '#lib/auth/may';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { issueDrafts } from '#lib/billing/invoices/issue-drafts';
import { lockInvoice } from '#lib/billing/invoices/lock-invoice';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';
import { queuesReady } from '#lib/queue/queue';

/** Gives a draft its number: from then on it is never edited. Throws AppError('conflict') for what is no draft. */
export async function issueInvoice(ctx: Ctx, { id }: { id: string }): Promise<InvoiceDocument> {
  requirePermission(ctx.actor, 'finance:write');
  await queuesReady();
  await ctx.db.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, id);
    if (invoice.status !== 'draft')
      throw new AppError('conflict', `The invoice ${invoice.number} is ${invoice.status}: only a draft is issued.`);
    await issueDrafts(tx, [invoice]);
  });
  return getInvoice(ctx, { id });
}
