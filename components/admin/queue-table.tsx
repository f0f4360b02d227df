import { DataTable } from '#components/ui/data-table.tsx';
import { NumberText } from '#components/ui/number.tsx';
import { Time } from '#components/ui/time.tsx';
import type { QueueHealth } from '#lib/queue/get-queues';

const columns = [
  { label: 'Queue' },
  { label: 'Waiting', numeric: true },
  { label: 'Active', numeric: true },
  { label: 'Failed', numeric: true },
  { label: 'Oldest waits since', wide: true },
];

/** Those of jobs to be given up are seldom used. */
const isShown = ({ name, waiting, active, failed }: QueueHealth['queues'][number]) =>
  !name.endsWith('.dead') || waiting + active + failed > 0;

/** How many jobs are in which state, by queue. */
export function QueueTable({ queues }: { queues: QueueHealth['queues'] }) {
  return (
    <DataTable
      label="Queues"
      columns={columns}
      compact
      rows={queues.filter(isShown).map(({ name, waiting, active, failed, oldestWaitingAt }) => ({
        id: name,
        dimmed: waiting + active + failed === 0,
        cells: [
          name,
          <NumberText key="waiting" value={waiting} />,
          <NumberText key="active" value={active} />,
          <NumberText key="failed" value={failed} />,
          <Time key="oldest" value={oldestWaitingAt} none="–" />,
        ],
      }))}
    />
  );
}
