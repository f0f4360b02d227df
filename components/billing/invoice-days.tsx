import classes from '#components/billing/invoice.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import type { InvoiceDay } from '#lib/billing/invoices/invoice-document';
import { dateText } from '#lib/billing/invoices/invoice-words';

const columns = [
  { label: 'Day (UTC)' },
  { label: 'Model' },
  { label: 'Units', numeric: true },
  { label: 'From the cache', numeric: true },
];

/** The appendix of an invoice: what was used each day. */
export function InvoiceDays({ days }: { days: InvoiceDay[] }) {
  return (
    <details className={classes.days}>
      <summary>Units by day</summary>
      <DataTable
        label="Units by day"
        columns={columns}
        rows={days.map(({ day, model, units, cachedUnits }) => ({
          id: `${day} ${model}`,
          cells: [
            dateText(day),
            model,
            <NumberText key="units" value={units} />,
            <NumberText key="cached" value={cachedUnits} />,
          ],
        }))}
      />
    </details>
  );
}
