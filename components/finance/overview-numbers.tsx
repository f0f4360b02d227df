import classes from '#components/finance/finance.module.css';
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
    <dl className={classes.numbers}>
      <div>
        <dt>{periodText(period)} so far</dt>
        <dd>
          <Money amount={expected.soFar} currency={currency} />
          <small>
            <TextLink href={`/finance/periods/${period}`}>
              {customers === 1 ? '1 customer' : `${customers.toLocaleString('en')} customers`} to bill
            </TextLink>
            , net of tax
          </small>
        </dd>
      </div>
      <div>
        <dt>Expected</dt>
        <dd>
          <Money amount={expected.expected} currency={currency} />
          <small>
            {expected.expected === null ? 'known from the second day on' : 'if the month goes on as it was so far'}
          </small>
        </dd>
      </div>
      <div>
        <dt>Receivables</dt>
        <dd>
          <Money amount={receivables.total} currency={currency} />
          <small>
            <TextLink href="/finance/receivables">
              {receivables.invoices === 1
                ? '1 open invoice'
                : `${receivables.invoices.toLocaleString('en')} open invoices`}
            </TextLink>
          </small>
        </dd>
      </div>
      <div>
        <dt>Overdue</dt>
        <dd>
          <span className={isLate ? classes.bad : undefined}>
            <Money amount={overdue} currency={currency} />
          </span>
          <small>{isLate ? 'past its due date' : 'nothing is late'}</small>
        </dd>
      </div>
    </dl>
  );
}
