import Link from 'next/link';
import classes from '#components/ui/link-tabs.module.css';
import { type UsageQuery, usageAddress } from '#components/usage/usage-address.ts';

type Props = { days: { from: string; to: string }; by: NonNullable<UsageQuery['by']> };

/** What the table lists, as links, so that each has an address to share. */
export function UsageTabs({ days, by }: Props) {
  return (
    <nav className={classes.tabs} aria-label="Rows of the table">
      {(['day', 'model', 'key'] as const).map((one) => (
        <Link
          key={one}
          href={usageAddress({ from: days.from, to: days.to, by: one })}
          scroll={false}
          className={classes.tab}
          aria-current={one === by ? 'page' : undefined}
        >
          By {one}
        </Link>
      ))}
    </nav>
  );
}
