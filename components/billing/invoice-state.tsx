import { Status } from '#components/ui/status.tsx';
import type { InvoiceSummary } from '#lib/billing/invoices/invoice-document';

type Stated = Pick<InvoiceSummary, 'kind' | 'status' | 'dueAt'>;

/** Where an invoice stands. */
export function InvoiceState({ invoice: { kind, status, dueAt } }: { invoice: Stated }) {
  if (status === 'draft') return <Status tone="quiet">Draft</Status>;
  if (status === 'void') return <Status tone="quiet">Void</Status>;
  if (kind === 'credit-note') return <Status tone="good">Credited</Status>;
  if (status === 'paid') return <Status tone="good">Paid</Status>;
  return dueAt !== null && new Date(dueAt) < new Date() ? (
    <Status tone="bad">Overdue</Status>
  ) : (
    <Status tone="busy">Open</Status>
  );
}
