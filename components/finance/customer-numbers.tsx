import classes from '#components/finance/finance.module.css';
import { UsageOfPlan } from '#components/finance/usage-of-plan.tsx';
import { Figure, Figures } from '#components/ui/figures.tsx';
import { Money } from '#components/ui/money.tsx';
import type { CustomerDetail } from '#lib/billing/finance/get-customer';

/** How a customer stands this month. */
export function CustomerNumbers({ customer }: { customer: CustomerDetail }) {
  const { plan, cost, amountDue, account } = customer;
  const isOwing = /[1-9]/.test(amountDue);
  return (
    <Figures>
      <Figure label="Units">
        <span className={classes.start}>
          <UsageOfPlan standing={customer} />
        </span>
      </Figure>
      <Figure label="Cost so far" note={`by the plan ${plan.name}, before credits and tax`}>
        <Money amount={cost} currency={account.currency} />
      </Figure>
      <Figure label="Credit left" note="the next invoices use it up">
        <Money amount={account.credit} currency={account.currency} />
      </Figure>
      <Figure label="Amount due" note={isOwing ? 'of open invoices, with tax' : 'no invoice is open'}>
        <Money amount={amountDue} currency={account.currency} />
      </Figure>
    </Figures>
  );
}
