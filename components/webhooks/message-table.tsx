import { DataTable } from '#components/ui/data-table.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { MessageStatus } from '#components/webhooks/message-status.tsx';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookMessage } from '#lib/webhooks/webhook-detail';

const columns = [
  { label: 'Event' },
  { label: 'State' },
  { label: 'Attempts', numeric: true },
  { label: 'Written' },
  { label: 'Next attempt' },
];

/** What was sent to a webhook, or is to be. */
export function MessageTable({ webhookId, messages }: { webhookId: string; messages: readonly WebhookMessage[] }) {
  return (
    <DataTable
      label="Messages"
      columns={columns}
      rows={messages.map((message) => ({
        id: message.id,
        cells: [
          <span key="event">
            <TextLink href={`/webhooks/${webhookId}/messages/${message.id}`}>{message.event}</TextLink>
            <span className={classes.more}>{message.id}</span>
          </span>,
          <span key="state">
            <MessageStatus message={message} />
            {message.lastAttempt?.problem && <span className={classes.problem}>{message.lastAttempt.problem}</span>}
          </span>,
          message.lastAttempt?.number ?? 0,
          <Time key="written" value={message.createdAt} />,
          message.nextAttemptAt && <Time key="next" value={message.nextAttemptAt} />,
        ],
      }))}
    />
  );
}
