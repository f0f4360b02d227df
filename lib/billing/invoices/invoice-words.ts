import type { InvoiceDocument, InvoiceLine } from '#lib/billing/invoices/invoice-document';

/** What it is, in words: "Invoice", "Credit note", and that it holds not yet or no more. */
export function titleOf({ kind, status }: Pick<InvoiceDocument, 'kind' | 'status'>): string {
  const name = kind === 'invoice' ? 'Invoice' : 'Credit note';
  if (status === 'draft') return `${name} (draft)`;
  return status === 'void' ? `${name} (void)` : name;
}

/** A day of UTC, as invoices say it: "3 December 2026". */
export const dateText = (moment: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(moment));

/** Whether a line is a number of units at a price; others are an amount alone. */
export const isPriced = ({ kind, quantity }: Pick<InvoiceLine, 'kind' | 'quantity'>): boolean =>
  kind !== 'credit' && kind !== 'adjustment' && (kind !== 'correction' || quantity > 1);
