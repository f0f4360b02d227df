import classes from '#components/billing/invoice.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import numberClasses from '#components/ui/number.module.css';
import { decimalText } from '#lib/billing/decimal-text';
import type { InvoiceDocument } from '#lib/billing/invoices/invoice-document';
import { isPriced } from '#lib/billing/invoices/invoice-words';

/** The lines of an invoice, each with the id that its JSON and its PDF have, which is an anchor here. */
export function InvoiceLines({ invoice: { lines, currency } }: { invoice: InvoiceDocument }) {
  return (
    <DataTable
      label="Lines"
      columns={[
        { label: 'Description' },
        { label: 'Quantity', numeric: true },
        { label: `Unit price (${currency})`, numeric: true },
        { label: `Amount (${currency})`, numeric: true },
      ]}
      rows={lines.map((line) => ({
        id: line.id,
        cells: [
          <span key="description">
            {line.description}
            <a href={`#${line.id}`} id={line.id} className={classes.lineId}>
              {line.id}
            </a>
          </span>,
          isPriced(line) && <Decimal key="quantity" value={String(line.quantity)} />,
          isPriced(line) && <Decimal key="price" value={line.unitPrice} />,
          <Decimal key="amount" value={line.amount} />,
        ],
      }))}
    />
  );
}

const Decimal = ({ value }: { value: string }) => <span className={numberClasses.number}>{decimalText(value)}</span>;
