import { BarChart } from '#components/charts/bar-chart.tsx';
import classes from '#components/finance/finance.module.css';
import { shortPeriodText } from '#components/finance/short-period-text.ts';
import { moneyText } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { decimalText } from '#lib/billing/decimal-text';
import type { Revenue } from '#lib/billing/finance/revenue';
import { periodText } from '#lib/billing/period-text';

type Props = { revenue: Revenue };

/** Revenue of each month, stacked by plan, model or customer, and the same numbers as a table that leads to the invoices. */
export function RevenueByMonth({ revenue }: Props) {
  const { months, groups, data, currency, total } = revenue;
  const amounts = new Map(data.map(({ period, group, amount }) => [`${period} ${group}`, amount]));
  const amountOf = (period: string, group: string | null) => amounts.get(`${period} ${group}`) ?? null;
  const title = `Revenue by month, net of tax, in ${currency}`;
  return (
    <>
      <BarChart
        title={title}
        labels={months.map(({ period }) => shortPeriodText(period))}
        series={groups.map(({ group, name }) => ({
          name,
          values: months.map(({ period }) => Number(amountOf(period, group) ?? 0)),
        }))}
        unit={currency}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label={title}>
        <table className={classes.matrix} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Month</th>
              {groups.map(({ group, name }) => (
                <th key={group} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">Total</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map(({ period, amount }) => (
              <tr key={period}>
                <th scope="row">
                  <TextLink href={`/finance/invoices?period=${period}`}>{periodText(period)}</TextLink>
                </th>
                {groups.map(({ group }) => (
                  <td key={group}>{cell(amountOf(period, group))}</td>
                ))}
                <td>{cell(/[1-9]/.test(amount) ? amount : null)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All months</th>
              {groups.map(({ group, amount }) => (
                <td key={group}>{decimalText(amount)}</td>
              ))}
              <td>{moneyText(total, currency)}</td>
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}

const cell = (amount: string | null) =>
  amount === null ? <span className={classes.none}>–</span> : decimalText(amount);
