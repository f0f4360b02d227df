import classes from '#components/finance/finance.module.css';
import { Money } from '#components/ui/money.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import type { Revenue } from '#lib/billing/finance/revenue';

type Props = {
  label: string;
  /** What a row is: "Customer". */
  of: string;
  revenue: Revenue;
  /** Where a group has a page of its own. */
  hrefOf?: (group: string) => string;
};

/** What each group brought over all months, the highest first, with its share. */
export function RevenueGroups({ label, of, revenue, hrefOf }: Props) {
  const { groups, total, currency } = revenue;
  return (
    <table className={classes.matrix} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Share</th>
          <th scope="col">Revenue</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, name, amount }) => (
          <tr key={group ?? 'others'}>
            <th scope="row" className={classes.name}>
              {group !== null && hrefOf ? <TextLink href={hrefOf(group)}>{name}</TextLink> : name}
            </th>
            <td>{shareText(Number(amount), Number(total))}</td>
            <td>
              <Money amount={amount} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const shareText = (part: number, whole: number) =>
  whole > 0 ? `${((100 * part) / whole).toLocaleString('en', { maximumFractionDigits: 1 })} %` : '–';
