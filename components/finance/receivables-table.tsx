import { ageWords } from '#components/finance/age-words.ts';
import classes from '#components/finance/finance.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { Receivables } from '#lib/billing/finance/receivables';

type Props = {
  receivables: Receivables /** Whether the sum of all customers stands above them. */;
  withTotal?: boolean;
};

/** Who owes what, by how long it is overdue. */
export function ReceivablesTable({ receivables, withTotal }: Props) {
  const { currency, data } = receivables;
  const money = (amount: string) => (
    <span className={/^0[.0]*$/.test(amount) ? classes.none : undefined}>
      <Money amount={amount} currency={currency} />
    </span>
  );
  const amounts = (row: Pick<Receivables, (typeof ageWords)[number]['key'] | 'total'>) => [
    ...ageWords.map(({ key }) => money(row[key])),
    <strong key="total">{money(row.total)}</strong>,
  ];
  return (
    <DataTable
      label="Receivables by customer"
      columns={[
        { label: 'Customer' },
        ...ageWords.map(({ label }) => ({ label, numeric: true })),
        { label: 'Total', numeric: true },
      ]}
      rows={[
        ...(withTotal ? [{ id: 'all', cells: ['All customers', ...amounts(receivables)] }] : []),
        ...data.map(({ customer, ...row }) => ({
          id: customer.id,
          cells: [
            <span key="customer">
              <TextLink href={`/finance/customers/${customer.id}`}>{customer.name}</TextLink>
              <span className={classes.more}>{customer.email}</span>
            </span>,
            ...amounts(row),
          ],
        })),
      ]}
    />
  );
}
