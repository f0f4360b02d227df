import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import type { Database } from '#db/client';
import { invoiceLines, invoices } from '#db/schema/billing';
import type { CorrectionLine } from '#lib/billing/invoices/correction-lines';
import { invalidAt } from '#lib/billing/invoices/invalid-at';
import type { InvoiceRow } from '#lib/billing/invoices/lock-invoice';
import { takeNumbers } from '#lib/billing/invoices/take-numbers';
import { formatMinor, minorDigits, percentOf } from '#lib/billing/money';
import type { AppError } from '#lib/errors';
import { newId } from '#lib/ids';

/** `dueMinor` is what is left to be paid of the invoice, were it open. */
export type CreditNote = { id: string; userId: string; number: string; subtotalMinor: bigint; dueMinor: bigint };
type NoteWish = {
  invoice: InvoiceRow;
  corrections: readonly CorrectionLine[];
  reason: string;
  refund: 'credit' | 'outside' | undefined;
};

/**
 * Writes and issues a credit note with a number of its own, as part of the transaction `tx`, which holds the invoice's
 * lock. It is paid from the start: nobody owes it. Throws AppError('invalid') where all notes would exceed the invoice.
 */
export async function writeCreditNote(
  tx: Database,
  { invoice, corrections, reason, refund }: NoteWish,
): Promise<CreditNote> {
  const before = await creditedBefore(tx, invoice.id);
  const subtotalMinor = corrections.reduce((sum, { amountMinor }) => sum + amountMinor, 0n);
  const creditedMinor = before.subtotalMinor - subtotalMinor;
  if (creditedMinor > invoice.subtotalMinor) throw exceedsInvoice(invoice, before.subtotalMinor);
  // Tax of all notes together is rounded once, so that notes over the whole invoice take back its very tax.
  const taxMinor = before.taxMinor - percentOf(creditedMinor, invoice.taxRatePercent);
  const totalMinor = subtotalMinor + taxMinor;
  const id = newId('invoice');
  const { userId, period, planId, planName, currency, seller, buyer, taxRatePercent } = invoice;
  const terms = { userId, period, planId, planName, currency, seller, buyer, taxRatePercent };
  const amounts = { subtotalMinor, taxMinor, totalMinor };
  const correctsId = invoice.id;
  await tx
    .insert(invoices)
    .values({ id, kind: 'credit-note', status: 'draft', ...terms, ...amounts, correctsId, reason });
  await tx.insert(invoiceLines).values(
    corrections.map((line, index) => ({
      ...line,
      id: newId('invoiceLine'),
      invoiceId: id,
      position: index + 1,
      kind: 'correction' as const,
    })),
  );
  const now = new Date();
  const [number] = await takeNumbers(tx, `CN-${now.getUTCFullYear()}`, 1);
  const paidBy = invoice.status === 'open' ? `set off against ${invoice.number}` : `refund: ${refund}`;
  await tx
    .update(invoices)
    .set({ status: 'paid', number: number!, issuedAt: now, paidAt: now, paidBy })
    .where(eq(invoices.id, id));
  return { id, userId, number: number!, subtotalMinor, dueMinor: invoice.totalMinor - before.totalMinor + totalMinor };
}

/** What issued credit notes took back of an invoice before, above zero. */
async function creditedBefore(tx: Database, invoiceId: string) {
  const size = (column: AnyPgColumn) => sql`coalesce(-sum(${column}), 0)`.mapWith(BigInt);
  const [before] = await tx
    .select({
      subtotalMinor: size(invoices.subtotalMinor),
      taxMinor: size(invoices.taxMinor),
      totalMinor: size(invoices.totalMinor),
    })
    .from(invoices)
    .where(and(eq(invoices.correctsId, invoiceId), isNotNull(invoices.number)));
  return before!;
}

function exceedsInvoice({ subtotalMinor, currency }: InvoiceRow, creditedMinor: bigint): AppError {
  const left = formatMinor(subtotalMinor - creditedMinor, minorDigits(currency));
  return invalidAt(
    '/lines',
    `Of this invoice ${left} ${currency} before tax is left to take back. Grant a credit instead.`,
  );
}
