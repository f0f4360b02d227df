import { DataTable } from '#components/ui/data-table.tsx';
import { Status } from '#components/ui/status.tsx';
import { Time } from '#components/ui/time.tsx';
import { millisecondText } from '#components/versions/millisecond-text.ts';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookAttempt } from '#lib/webhooks/webhook-detail';

const columns = [
  { label: 'Number' },
  { label: 'When' },
  { label: 'Outcome' },
  { label: 'Took', numeric: true },
  { label: 'Answer', minor: true },
];

/** Every attempt of a message, the last one first. */
export function AttemptTable({ attempts }: { attempts: readonly WebhookAttempt[] }) {
  return (
    <DataTable
      label="Attempts"
      columns={columns}
      rows={attempts.toReversed().map((attempt) => ({
        id: String(attempt.number),
        cells: [
          `Attempt ${attempt.number}`,
          <Time key="at" value={attempt.at} show="exact" />,
          <Outcome key="outcome" attempt={attempt} />,
          attempt.latencyMs === null ? '' : millisecondText(attempt.latencyMs),
          <span key="answer" className={classes.answer}>
            {attempt.answer}
          </span>,
        ],
      }))}
    />
  );
}

function Outcome({ attempt: { status, problem } }: { attempt: WebhookAttempt }) {
  if (problem === null && status === null) return <Status tone="busy">Under way</Status>;
  if (problem === null) return <Status tone="good">Delivered ({status})</Status>;
  return (
    <span>
      <Status tone="bad">Failed</Status>
      <span className={classes.problem}>{problem}</span>
    </span>
  );
}
