import { eq } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoices } from '#db/schema/billing';
import { amountDueMinor, creditedMinor } from '#lib/billing/invoices/amount-due';

/** An invoice as far as paying it goes. */
export type InvoiceDue = Pick<
  typeof invoices.$inferSelect,
  'id' | 'userId' | 'kind' | 'status' | 'number' | 'currency' | 'paidBy'
> & {
  /** In the currency's smallest unit; nothing where it is not to be paid. */
  dueMinor: bigint;
};

/** What is due of an invoice; undefined where there is none of that id. */
export async function invoiceDue(db: Database, id: string): Promise<InvoiceDue | undefined> {
  const [row] = await db.select({ invoice: invoices, creditedMinor }).from(invoices).where(eq(invoices.id, id));
  return row && dueOf(row);
}

/** The same of a row of `invoices` with its column `creditedMinor`. */
export function dueOf({
  invoice,
  creditedMinor,
}: {
  invoice: typeof invoices.$inferSelect;
  creditedMinor: bigint;
}): InvoiceDue {
  const { id, userId, kind, status, number, currency, paidBy } = invoice;
  const dueMinor = status === 'open' ? amountDueMinor({ ...invoice, creditedMinor }) : 0n;
  return { id, userId, kind, status, number, currency, paidBy, dueMinor };
}
