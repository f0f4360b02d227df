import { z } from 'zod';
import { actingUserId, may, requirePermission } from '#lib/auth/may';
import { type InvoiceDocument, InvoiceId } from '#lib/billing/invoices/invoice-document';
import { invoiceDocument } from '#lib/billing/invoices/read-invoice';
import type { Actor, Ctx } from '#lib/context';
import { notFound } from '#lib/errors';

export const GetInvoice = z.object({ id: InvoiceId });
export type GetInvoice = z.infer<typeof GetInvoice>;

/** One's own invoice, or anybody's for finance. 404 for others, and for a customer while it is a draft. */
export async function getInvoice(ctx: Ctx, { id }: GetInvoice): Promise<InvoiceDocument> {
  if (!may(ctx.actor, 'finance:read')) requirePermission(ctx.actor, 'billing:read');
  const document = await invoiceDocument(ctx.db, id);
  if (!document || !maySee(ctx.actor, document)) throw notFound('invoice of that id');
  return document;
}

const maySee = (actor: Actor, { customerId, status }: InvoiceDocument) =>
  may(actor, 'finance:read') || (customerId === actingUserId(actor) && status !== 'draft');
