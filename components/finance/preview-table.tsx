import classes from '#components/finance/finance.module.css';
import lineClasses from '#components/finance/preview-table.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { decimalText } from '#lib/billing/decimal-text';
import type { DraftPreview, PeriodPreview } from '#lib/billing/finance/preview-period';

/** The invoices that closing a period would make, with their lines to open. */
export function PreviewTable({ preview }: { preview: PeriodPreview }) {
  const { data, currency } = preview;
  return (
    <DataTable
      label="Invoices it would make"
      columns={[
        { label: 'Customer' },
        { label: 'Plan', minor: true },
        { label: 'Units', numeric: true },
        { label: 'Subtotal', numeric: true },
        { label: 'Tax', numeric: true },
        { label: 'Total', numeric: true },
      ]}
      rows={data.map(({ customer, plan, units, subtotal, tax, total, lines }) => ({
        id: customer.id,
        cells: [
          <div key="customer">
            <TextLink href={`/finance/customers/${customer.id}`}>{customer.name}</TextLink>
            <span className={classes.more}>{customer.email}</span>
            <DraftLines lines={lines} currency={currency} />
          </div>,
          plan.name,
          <NumberText key="units" value={units} />,
          <Money key="subtotal" amount={subtotal} currency={currency} />,
          <Money key="tax" amount={tax} currency={currency} />,
          <Money key="total" amount={total} currency={currency} />,
        ],
      }))}
    />
  );
}

function DraftLines({ lines, currency }: Pick<DraftPreview, 'lines'> & { currency: string }) {
  return (
    <details className={lineClasses.details}>
      <summary className={classes.more}>{lines.length === 1 ? '1 line' : `${lines.length} lines`}</summary>
      <table className={lineClasses.lines}>
        <thead>
          <tr>
            <th scope="col">Line</th>
            <th scope="col">Quantity</th>
            <th scope="col">Unit price</th>
            <th scope="col">Amount</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ description, quantity, unitPrice, amount, kind }, index) => (
            <tr key={index}>
              <th scope="row">{description}</th>
              <td>{quantity.toLocaleString('en')}</td>
              <td>{kind === 'credit' ? '' : decimalText(unitPrice)}</td>
              <td>
                <Money amount={amount} currency={currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
