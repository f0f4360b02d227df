import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoices } from '#db/schema/billing';
import { lockInvoice } from '#lib/billing/invoices/lock-invoice';
import { tellOfInvoices } from '#lib/billing/invoices/tell-of-invoices';
import { AppError } from '#lib/errors';

type Payment = {
  /** `stripe`, or in words. */
  paidBy: string;
  at: Date;
};

/**
 * Notes that an open invoice is paid, and tells its customer, as part of the transaction `tx`; false where it was paid
 * before. Throws AppError('conflict') for a draft and a void one. Call `queuesReady` before the transaction begins.
 */
export async function markPaid(tx: Database, invoiceId: string, { paidBy, at }: Payment): Promise<boolean> {
  const invoice = await lockInvoice(tx, invoiceId);
  if (invoice.status === 'paid') return false;
  if (invoice.status !== 'open')
    throw new AppError('conflict', `This invoice is ${invoice.status}: only an open one is paid.`);
  await tx.update(invoices).set({ status: 'paid', paidAt: at, paidBy }).where(eq(invoices.id, invoiceId));
  await tellOfInvoices(tx, 'invoice.paid', [invoice]);
  return true;
}
