import { Time } from '#components/ui/time.tsx';
import classes from '#components/usage/usage.module.css';
import type { UsageReport } from '#lib/billing/usage/usage-answer';

const lateAfterMs = 60_000;

/** What a reader has to know before adding up: what is billed with a later month, and what is not counted yet. */
export function UsageNotes({ report: { billedLaterUnits, countedThrough } }: { report: UsageReport }) {
  const isLate = Date.now() - Date.parse(countedThrough) > lateAfterMs;
  return (
    <>
      {billedLaterUnits > 0 && (
        <p className={classes.notes}>
          {billedLaterUnits.toLocaleString('en')} of these units were recorded after their month was closed. They stand
          under the day they were used, and are billed with the month after.
        </p>
      )}
      {isLate && (
        <p className={classes.notes}>
          Counting is behind: calls until <Time value={countedThrough} show="exact" /> are in these numbers, later ones
          follow.
        </p>
      )}
    </>
  );
}
