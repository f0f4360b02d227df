import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { dateText } from '#lib/billing/invoices/invoice-words';

/** How and until when an invoice is to be paid, or that nothing is, in sentences; `payment` is how the seller wants it. */
export function paymentText(document: InvoiceDocument): { sentence: string; payment: string } {
  return { sentence: sentenceOf(document), payment: isToPay(document) ? document.seller.payment : '' };
}

/** Whether there is something to pay of it. */
export const isToPay = ({ kind, status, amountDue }: Pick<InvoiceDocument, 'kind' | 'status' | 'amountDue'>): boolean =>
  kind === 'invoice' && status === 'open' && /[1-9]/.test(amountDue);

function sentenceOf(document: InvoiceDocument): string {
  const { kind, status, number, paidAt, paidBy, dueAt } = document;
  const how = paidBy ? ` (${paidBy})` : '';
  if (status === 'draft') return 'This is a draft: it has no number yet, and nothing is to be paid for it.';
  if (status === 'void') return 'This is void: nothing is to be paid for it.';
  if (kind === 'credit-note') return `This is no invoice: it takes back of the one it corrects${how}.`;
  if (status === 'paid') return `Paid${paidAt ? ` on ${dateText(paidAt)}` : ''}${how}. Thank you.`;
  if (!isToPay(document)) return 'Nothing is to be paid.';
  return `Please pay${dueAt ? ` by ${dateText(dueAt)}` : ''} and give the number ${number}.`;
}
