import { type SQL, sql } from 'drizzle-orm';
import { invoices } from '#db/schema/billing';
import type { InvoiceKind, InvoiceStatus } from '#lib/billing/invoices/invoice-document';

type Owed = { kind: InvoiceKind; status: InvoiceStatus; totalMinor: bigint; creditedMinor: bigint };

/**
 * What is still to be paid, in the currency's smallest unit: the total without what credit notes took back, never less
 * than nothing. Nothing is owed for a credit note.
 */
export function amountDueMinor({ kind, status, totalMinor, creditedMinor }: Owed): bigint {
  if (kind === 'credit-note' || status === 'paid' || status === 'void') return 0n;
  return totalMinor > creditedMinor ? totalMinor - creditedMinor : 0n;
}

/** What issued credit notes took back of an invoice of the query, as a column: never negative. */
export const creditedMinor: SQL<bigint> = sql`(
  select coalesce(sum(abs(note.total_minor)), 0) from ${invoices} as note
  where note.corrects_id = ${invoices}.id and note.status in ('open', 'paid'))`.mapWith(BigInt);
