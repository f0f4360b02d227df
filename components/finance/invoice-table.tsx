import { InvoiceState } from '#components/billing/invoice-state.tsx';
import classes from '#components/finance/finance.module.css';
import { shortPeriodText } from '#components/finance/short-period-text.ts';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { InvoiceSummary } from '#lib/billing/invoices/invoice-document';

/** Invoices and credit notes of any customers. */
export function InvoiceTable({ invoices }: { invoices: readonly InvoiceSummary[] }) {
  return (
    <DataTable
      label="Invoices"
      columns={[
        { label: 'Number' },
        { label: 'Customer' },
        { label: 'Period' },
        { label: 'Status' },
        { label: 'Issued', minor: true },
        { label: 'Total', numeric: true },
        { label: 'Amount due', numeric: true },
      ]}
      rows={invoices.map((invoice) => {
        const { id, number, kind, status, customer, period, issuedAt, total, amountDue, currency } = invoice;
        return {
          id,
          dimmed: status === 'void',
          cells: [
            <TextLink key="number" href={`/billing/${id}`}>
              {number ?? (kind === 'invoice' ? 'Draft' : 'Draft of a credit note')}
            </TextLink>,
            <span key="customer">
              <TextLink href={`/finance/customers/${customer.id}`}>{customer.name}</TextLink>
              <span className={classes.more}>{customer.email}</span>
            </span>,
            shortPeriodText(period),
            <InvoiceState key="status" invoice={invoice} />,
            <Time key="issued" value={issuedAt} show="date" none="–" />,
            <Money key="total" amount={total} currency={currency} />,
            <Money key="due" amount={status === 'open' ? amountDue : null} currency={currency} />,
          ],
        };
      })}
    />
  );
}
