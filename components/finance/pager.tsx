import classes from '#components/finance/finance.module.css';
import { addressOf } from '#components/finance/finance-query.ts';
import { LinkButton } from '#components/ui/link-button.tsx';

type Props = {
  path: string;
  query: Record<string, string | undefined>;
  /** Of the page that is shown, and of the one after it. */
  cursor: string | undefined;
  nextCursor: string | null;
  next: string;
  back: string;
};

/** The way to the rows that follow, and back to the first ones. */
export function Pager({ path, query, cursor, nextCursor, next, back }: Props) {
  if (!cursor && !nextCursor) return null;
  return (
    <div className={classes.next}>
      {nextCursor && (
        <LinkButton href={addressOf(path, { ...query, cursor: nextCursor })} variant="default">
          {next}
        </LinkButton>
      )}
      {cursor && (
        <LinkButton href={addressOf(path, query)} variant="subtle">
          {back}
        </LinkButton>
      )}
    </div>
  );
}
