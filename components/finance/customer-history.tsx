import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { CustomerDetail } from '#lib/billing/finance/get-customer';
import { periodText } from '#lib/billing/period-text';

type Props = { customer: CustomerDetail };

/** What a customer used and was billed, month by month. */
export function CustomerMonths({ customer: { months, account } }: Props) {
  return (
    <DataTable
      label="Months"
      columns={[
        { label: 'Month' },
        { label: 'Units', numeric: true },
        { label: 'From the cache', numeric: true },
        { label: 'Billed', numeric: true },
      ]}
      rows={months.map(({ period, units, cachedUnits, revenue }) => ({
        id: period,
        dimmed: units === 0 && !/[1-9]/.test(revenue),
        cells: [
          periodText(period),
          <NumberText key="units" value={units} />,
          <NumberText key="cached" value={cachedUnits} />,
          <Money key="billed" amount={revenue} currency={account.currency} />,
        ],
      }))}
    />
  );
}

/** Which plan prices a customer’s months, from which on. */
export function PlanChanges({ customer: { planChanges, period, createdAt } }: Props) {
  return (
    <DataTable
      label="Changes of plan"
      columns={[{ label: 'From' }, { label: 'Plan' }, { label: 'Changed' }]}
      rows={planChanges.map(({ fromPeriod, plan, at }) => ({
        id: fromPeriod,
        cells: [
          fromPeriod < createdAt.slice(0, 7)
            ? 'The beginning'
            : `${periodText(fromPeriod)}${fromPeriod > period ? ' (to come)' : ''}`,
          plan.name,
          <Time key="at" value={at} show="date" />,
        ],
      }))}
    />
  );
}

/** How a customer’s credit came and went. */
export function CreditTable({ customer: { credits, account } }: Props) {
  return (
    <DataTable
      label="Credit"
      columns={[{ label: 'For' }, { label: 'When' }, { label: 'Amount', numeric: true }]}
      rows={credits.map(({ id, reason, invoiceId, createdAt, amount }) => ({
        id,
        cells: [
          invoiceId ? (
            <TextLink key="reason" href={`/billing/${invoiceId}`}>
              {reason}
            </TextLink>
          ) : (
            reason
          ),
          <Time key="at" value={createdAt} show="date" />,
          <Money key="amount" amount={amount} currency={account.currency} />,
        ],
      }))}
    />
  );
}
