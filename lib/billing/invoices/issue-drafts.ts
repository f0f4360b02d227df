import { sql } from 'drizzle-orm';
import type { Database } from '#db/client';
import type { InvoiceRow } from '#lib/billing/invoices/lock-invoice';
import { takeNumbers } from '#lib/billing/invoices/take-numbers';
import { tellOfInvoices } from '#lib/billing/invoices/tell-of-invoices';
import { seller } from '#lib/billing/seller';
import { plainArray } from '#lib/usage/array-literal';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Issues drafts that `tx` holds the locks of: each gets its number in their order, and is due as the seller says; one of
 * which nothing is to be paid is paid with it. Two statements, and the messages of those who want to be told.
 */
export async function issueDrafts(tx: Database, drafts: readonly InvoiceRow[], now = new Date()): Promise<void> {
  if (drafts.length === 0) return;
  const { paymentDays } = await seller(tx);
  const numbers = await takeNumbers(tx, String(now.getUTCFullYear()), drafts.length);
  const dueAt = new Date(now.getTime() + paymentDays * dayMs);
  await tx.execute(sql`
    update invoices set number = issued.number, issued_at = ${now.toISOString()}::timestamptz,
      due_at = ${dueAt.toISOString()}::timestamptz,
      status = case when total_minor > 0 then 'open' else 'paid' end,
      paid_at = case when total_minor > 0 then null else ${now.toISOString()}::timestamptz end,
      paid_by = case when total_minor > 0 then null else 'nothing was to be paid' end
    from unnest(${plainArray(drafts.map(({ id }) => id))}::text[], ${plainArray(numbers)}::text[]) as issued(id, number)
    where invoices.id = issued.id`);
  await tellOfInvoices(tx, 'invoice.issued', drafts);
  await tellOfInvoices(
    tx,
    'invoice.paid',
    drafts.filter(({ totalMinor }) => totalMinor <= 0n),
  );
}
