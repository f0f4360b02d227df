import { Figure, Figures } from '#components/ui/figures.tsx';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { ExpectedRevenue } from '#lib/billing/finance/expected-revenue';
import type { Receivables } from '#lib/billing/finance/receivables';
import { periodText } from '#lib/billing/period-text';

type Props = { expected: ExpectedRevenue; receivables: Receivables };

/** How the present month goes, and what is still to be paid. */
export function OverviewNumbers({ expected, receivables }: Props) {
  const { period, currency, customers } = expected;
  const { overdue } = receivables;
  const isLate = /[1-9]/.test(overdue);
  return (
    <Figures>
      <Figure
        label={`${periodText(period)} so far`}
        note={
          <>
            <TextLink href={`/finance/periods/${period}`}>
              {customers === 1 ? '1 customer' : `${customers.toLocaleString('en')} customers`} to bill
            </TextLink>
            , net of tax
          </>
        }
      >
        <Money amount={expected.soFar} currency={currency} />
      </Figure>
      <Figure
        label="Expected"
        note={expected.expected === null ? 'known from the second day on' : 'if the month goes on as it was so far'}
      >
        <Money amount={expected.expected} currency={currency} />
      </Figure>
      <Figure
        label="Receivables"
        note={
          <TextLink href="/finance/receivables">
            {receivables.invoices === 1
              ? '1 open invoice'
              : `${receivables.invoices.toLocaleString('en')} open invoices`}
          </TextLink>
        }
      >
        <Money amount={receivables.total} currency={currency} />
      </Figure>
      <Figure label="Overdue" note={isLate ? 'past its due date' : 'nothing is late'} isBad={isLate}>
        <Money amount={overdue} currency={currency} />
      </Figure>
    </Figures>
  );
}
