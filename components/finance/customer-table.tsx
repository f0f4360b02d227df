import classes from '#components/finance/finance.module.css';
import { UsageOfPlan } from '#components/finance/usage-of-plan.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Money } from '#components/ui/money.tsx';
import { Status } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { CustomerPage } from '#lib/billing/finance/list-customers';

/** Customers with what they used of their plan in a month, what that costs, what was billed, and what they owe. */
export function CustomerTable({ page: { data, currency } }: { page: CustomerPage }) {
  return (
    <DataTable
      label="Customers"
      columns={[
        { label: 'Customer' },
        { label: 'Plan' },
        { label: 'Units', numeric: true },
        { label: 'Cost so far', numeric: true },
        { label: 'Billed', numeric: true, minor: true },
        { label: 'Amount due', numeric: true },
      ]}
      rows={data.map((customer) => {
        const { id, name, email, plan, cost, revenue, amountDue, disabledAt } = customer;
        return {
          id,
          dimmed: disabledAt !== null,
          cells: [
            <span key="customer">
              <TextLink href={`/finance/customers/${id}`}>{name}</TextLink>
              <span className={classes.more}>{email}</span>
              {disabledAt !== null && <Status tone="quiet">Disabled</Status>}
            </span>,
            plan.name,
            <UsageOfPlan key="units" standing={customer} />,
            <Money key="cost" amount={cost} currency={currency} />,
            <Money key="billed" amount={revenue} currency={currency} />,
            <Money key="due" amount={amountDue} currency={currency} />,
          ],
        };
      })}
    />
  );
}
