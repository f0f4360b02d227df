import { eq, sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import { requirePermission } from '#lib/auth/may';
import { getInvoice } from '#lib/billing/invoices/get-invoice';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { type InvoiceRow, lockInvoice } from '#lib/billing/invoices/lock-invoice';
import { formatMinor, minorDigits, percentOf } from '#lib/billing/money';
import type { Ctx } from '#lib/context';
import { AppError } from '#lib/errors';

type Change = {
  id: string;
  change: (tx: Database, invoice: InvoiceRow) => Promise<void>;
  /** What is said where `below` less than nothing would be to pay. */
  refusal: (below: string) => AppError;
};

/**
 * Changes the lines of a draft and adds them up again, in one transaction. Throws AppError('conflict') for what is no
 * draft, and what `refusal` says where less than nothing would be to pay.
 */
export async function changeDraft(ctx: Ctx, { id, change, refusal }: Change): Promise<InvoiceDocument> {
  requirePermission(ctx.actor, 'finance:write');
  await ctx.db.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, id);
    if (invoice.status !== 'draft')
      throw new AppError('conflict', `This invoice is ${invoice.status}: correct it with a credit note.`);
    await change(tx, invoice);
    const subtotalMinor = await sumOfLines(tx, id);
    if (subtotalMinor < 0n) {
      const { currency } = invoice;
      throw refusal(`${formatMinor(-subtotalMinor, minorDigits(currency))} ${currency}`);
    }
    const taxMinor = percentOf(subtotalMinor, invoice.taxRatePercent);
    const totals = { subtotalMinor, taxMinor, totalMinor: subtotalMinor + taxMinor };
    await tx.update(invoices).set(totals).where(eq(invoices.id, id));
  });
  return getInvoice(ctx, { id });
}

async function sumOfLines(tx: Database, invoiceId: string): Promise<bigint> {
  const sumMinor = sql`coalesce(sum(${invoiceLines.amountMinor}), 0)`.mapWith(BigInt);
  const [sum] = await tx.select({ minor: sumMinor }).from(invoiceLines).where(eq(invoiceLines.invoiceId, invoiceId));
  return sum!.minor;
}
