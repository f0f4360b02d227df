import classes from '#components/finance/finance.module.css';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { PeriodSummary } from '#lib/billing/finance/list-periods';
import { periodText } from '#lib/billing/period-text';

type Props = { periods: readonly PeriodSummary[]; currency: string };

/** Months with what they bill, or what they come to so far. */
export function PeriodTable({ periods, currency }: Props) {
  return (
    <DataTable
      label="Billing periods"
      columns={[
        { label: 'Month' },
        { label: 'State' },
        { label: 'Units', numeric: true },
        { label: 'Customers', numeric: true, minor: true },
        { label: 'Amount', numeric: true },
        { label: 'Invoices', numeric: true },
      ]}
      rows={periods.map(({ period, state, units, customers, expected, billed, invoices }) => ({
        id: period,
        cells: [
          <TextLink key="period" href={`/finance/periods/${period}`}>
            {periodText(period)}
          </TextLink>,
          <PeriodState key="state" state={state} drafts={invoices.draft} />,
          <NumberText key="units" value={units} />,
          <NumberText key="customers" value={customers} />,
          <span key="amount">
            <Money amount={billed ?? expected} currency={currency} />
            <span className={classes.more}>{state === 'closed' ? 'billed' : 'so far'}</span>
          </span>,
          <InvoiceCounts key="invoices" invoices={invoices} />,
        ],
      }))}
    />
  );
}

/** Where a month stands. */
export function PeriodState({ state, drafts }: { state: PeriodSummary['state']; drafts: number }) {
  if (state === 'running') return <Status tone="quiet">Running</Status>;
  if (state === 'open') return <Status tone="busy">To close</Status>;
  return drafts > 0 ? <Status tone="busy">Closed, to issue</Status> : <Status tone="good">Closed</Status>;
}

function InvoiceCounts({ invoices }: Pick<PeriodSummary, 'invoices'>) {
  const { draft, open, paid, void: voided } = invoices;
  const parts = [
    { count: draft, word: draft === 1 ? 'draft' : 'drafts' },
    { count: open, word: 'open' },
    { count: paid, word: 'paid' },
    { count: voided, word: 'void' },
  ].filter(({ count }) => count > 0);
  return (
    <>{parts.length > 0 ? parts.map(({ count, word }) => `${count.toLocaleString('en')} ${word}`).join(', ') : '–'}</>
  );
}
