import { TextLink } from '#components/ui/text-link.tsx';
import { Time } from '#components/ui/time.tsx';
import { MessageStatus } from '#components/webhooks/message-status.tsx';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

/** How it stands with the newest message, and when it was last sent. */
export function LastDelivery({ webhook: { id, lastMessage } }: { webhook: WebhookDetail }) {
  if (!lastMessage) return <span>Nothing yet</span>;
  const { lastAttempt } = lastMessage;
  return (
    <span>
      <TextLink href={`/webhooks/${id}/messages/${lastMessage.id}`}>
        <MessageStatus message={lastMessage} />
      </TextLink>
      <span className={classes.more}>
        <Time value={lastAttempt?.at ?? lastMessage.createdAt} />
      </span>
      {lastAttempt?.problem && <span className={classes.problem}>{lastAttempt.problem}</span>}
    </span>
  );
}
