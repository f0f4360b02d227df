import classes from '#components/schedules/schedule-table.module.css';
import { Status, type StatusTone } from '#components/ui/status.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import type { ScheduleDetail } from '#lib/schedules/schedule-detail';

type Firing = ScheduleDetail['firings'][number];

const words: Record<NonNullable<Firing['status']>, { tone: StatusTone; text: string }> = {
  queued: { tone: 'busy', text: 'Waiting' },
  running: { tone: 'busy', text: 'Running' },
  succeeded: { tone: 'good', text: 'Succeeded' },
  failed: { tone: 'bad', text: 'Failed' },
  canceled: { tone: 'quiet', text: 'Canceled' },
};

/** What came of the last time, with the way to the run or batch job. */
export function LastFiring({ schedule: { firings, work } }: { schedule: ScheduleDetail }) {
  const [last] = firings;
  if (!last) return <span>Not yet</span>;
  const area = work.kind === 'run' ? 'runs' : 'batch';
  return (
    <span>
      {last.startedId && last.status ? (
        <TextLink href={`/${area}/${last.startedId}`}>
          <Status tone={words[last.status].tone}>{words[last.status].text}</Status>
        </TextLink>
      ) : (
        <Status tone="bad">Not started</Status>
      )}
      <span className={classes.more}>
        <Time value={last.firedAt} />
      </span>
      {last.problem && <span className={classes.problem}>{last.problem}</span>}
    </span>
  );
}
