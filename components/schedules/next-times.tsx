import { Text } from '@mantine/core';
import classes from '#components/schedules/next-times.module.css';

/** Moments on the clocks of a time zone, for a schedule that may fire in another than the reader's. */
export function NextTimes({ times, timeZone }: { times: readonly string[] | null; timeZone: string }) {
  return (
    <div aria-live="polite">
      <Text size="sm" fw={500} id="next-times">
        Next three times
      </Text>
      <ol className={classes.times} aria-labelledby="next-times">
        {(times ?? []).map((moment) => (
          <li key={moment}>
            <time dateTime={moment}>{zonedText(moment, timeZone)}</time>
          </li>
        ))}
        {times === null && <li className={classes.none}>Shown once the time is complete</li>}
      </ol>
    </div>
  );
}

const zonedText = (moment: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(moment));
