import { addressOf } from '#components/ui/address-of.ts';
import { LinkButton } from '#components/ui/link-button.tsx';
import classes from '#components/ui/pager.module.css';

type Props = {
  path: string;
  query?: Record<string, string | undefined>;
  /** Where on the page the rows are, unless it begins with them: the id of their card. */
  section?: string;
  /** Of the page that is shown, and of the one after it. */
  cursor: string | undefined;
  nextCursor: string | null;
  next: string;
  back: string;
};

/** The way to the rows that follow, and back to the first ones. */
export function Pager({ path, query = {}, section, cursor, nextCursor, next, back }: Props) {
  if (!cursor && !nextCursor) return null;
  const at = section ? `#${section}` : '';
  return (
    <div className={classes.pager}>
      {nextCursor && (
        <LinkButton href={addressOf(path, { ...query, cursor: nextCursor }) + at} variant="default">
          {next}
        </LinkButton>
      )}
      {cursor && (
        <LinkButton href={addressOf(path, query) + at} variant="subtle">
          {back}
        </LinkButton>
      )}
    </div>
  );
}
