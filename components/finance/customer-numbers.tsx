import classes from '#components/finance/finance.module.css';
import { UsageOfPlan } from '#components/finance/usage-of-plan.tsx';
import { Money } from '#components/ui/money.tsx';
import type { CustomerDetail } from '#lib/billing/finance/get-customer';

/** How a customer stands this month. */
export function CustomerNumbers({ customer }: { customer: CustomerDetail }) {
  const { plan, cost, amountDue, account } = customer;
  const isOwing = /[1-9]/.test(amountDue);
  return (
    <dl className={classes.numbers}>
      <div>
        <dt>Units</dt>
        <dd className={classes.start}>
          <UsageOfPlan standing={customer} />
        </dd>
      </div>
      <div>
        <dt>Cost so far</dt>
        <dd>
          <Money amount={cost} currency={account.currency} />
          <small>by the plan {plan.name}, before credits and tax</small>
        </dd>
      </div>
      <div>
        <dt>Credit left</dt>
        <dd>
          <Money amount={account.credit} currency={account.currency} />
          <small>the next invoices use it up</small>
        </dd>
      </div>
      <div>
        <dt>Amount due</dt>
        <dd>
          <Money amount={amountDue} currency={account.currency} />
          <small>{isOwing ? 'of open invoices, with tax' : 'no invoice is open'}</small>
        </dd>
      </div>
    </dl>
  );
}
