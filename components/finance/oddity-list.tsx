import classes from '#components/finance/finance.module.css';
import { TextLink } from '#components/ui/text-link.tsx';
import type { Oddity } from '#lib/billing/finance/oddities';

/** What to look at before a period is closed. */
export function OddityList({ odd }: { odd: readonly Oddity[] }) {
  return (
    <ul className={classes.odd}>
      {odd.map(({ kind, detail, customers, count }) => (
        <li key={kind}>
          {kind === 'no-seller' ? (
            <>
              {detail} <TextLink href="/finance/settings">Settings</TextLink>
            </>
          ) : (
            detail
          )}
          {customers.length > 0 && (
            <span className={classes.more}>
              {customers.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <TextLink href={`/finance/customers/${id}`}>{name || id}</TextLink>
                </span>
              ))}
              {count > customers.length && `, and ${(count - customers.length).toLocaleString('en')} more`}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
