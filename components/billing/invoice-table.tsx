import { Anchor } from '@mantine/core';
import { InvoiceState } from '#components/billing/invoice-state.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { InvoiceSummary } from '#lib/billing/invoices/invoice-document';
import { dateText } from '#lib/billing/invoices/invoice-words';
import { periodText } from '#lib/billing/period-text';

const columns = [
  { label: 'Number' },
  { label: 'Period' },
  { label: 'Status' },
  { label: 'Total', numeric: true },
  { label: 'Amount due', numeric: true },
  { label: 'Due' },
  { label: 'File', quiet: true },
];

/** One's own invoices and credit notes. */
export function InvoiceTable({ invoices }: { invoices: InvoiceSummary[] }) {
  return (
    <DataTable
      label="Invoices"
      columns={columns}
      rows={invoices.map((invoice) => {
        const { id, number, kind, period, total, amountDue, currency, dueAt, status } = invoice;
        const isOwed = status === 'open';
        return {
          id,
          dimmed: status === 'void',
          cells: [
            <TextLink key="number" href={`/billing/${id}`}>
              {number ?? 'Draft'}
            </TextLink>,
            periodText(period),
            <InvoiceState key="state" invoice={invoice} />,
            <Money key="total" amount={total} currency={currency} />,
            isOwed ? <Money key="due" amount={amountDue} currency={currency} /> : '–',
            isOwed && kind === 'invoice' && dueAt ? dateText(dueAt) : '–',
            <Anchor
              key="pdf"
              href={`/api/v1/invoices/${id}.pdf`}
              inherit
              underline="always"
              aria-label={`PDF of ${number ?? 'the draft'}`}
            >
              PDF
            </Anchor>,
          ],
        };
      })}
    />
  );
}
