import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoices } from '#db/schema/billing';
import { notFound } from '#lib/errors';

export type InvoiceRow = typeof invoices.$inferSelect;

/** The invoice of that id, held until the transaction `tx` ends: what is done to one is done one after another. 404 for none. */
export async function lockInvoice(tx: Database, id: string): Promise<InvoiceRow> {
  const [invoice] = await tx.select().from(invoices).where(eq(invoices.id, id)).for('update');
  if (!invoice) throw notFound('invoice of that id');
  return invoice;
}
