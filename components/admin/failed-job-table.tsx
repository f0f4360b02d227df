import classes from '#components/admin/admin.module.css';
import { RetryJob } from '#components/admin/retry-job.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { Time } from '#components/ui/time.tsx';
import type { QueueHealth } from '#lib/queue/get-queues';

const columns = [{ label: 'Job' }, { label: 'Failed' }, { label: 'Problem' }, { label: 'Try again', quiet: true }];

/** Jobs that failed for good, each with a button to try it once more. */
export function FailedJobTable({ jobs }: { jobs: QueueHealth['failed'] }) {
  return (
    <DataTable
      label="Failed jobs"
      columns={columns}
      rows={jobs.map(({ id, queue, about, attempts, at, problem }) => ({
        id,
        cells: [
          <span key="job">
            {queue}
            <span className={classes.more}>{Object.values(about).map(String).join(', ')}</span>
          </span>,
          <span key="at">
            <Time value={at} />
            <span className={classes.more}>after {attempts} attempts</span>
          </span>,
          problem ?? 'Unknown; the server’s log has more.',
          <RetryJob key="retry" id={id} queue={queue} />,
        ],
      }))}
    />
  );
}
