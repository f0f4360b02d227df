import { Status } from '#components/ui/status.tsx';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

/** Whether messages are sent, and why not where that was not its owner's wish. */
export function WebhookState({ webhook: { isEnabled, problem } }: { webhook: WebhookDetail }) {
  if (isEnabled) return <Status tone="good">On</Status>;
  return (
    <span className={classes.state}>
      <Status tone={problem ? 'bad' : 'quiet'}>Switched off</Status>
      {problem && <span className={classes.problem}>{problem}</span>}
    </span>
  );
}
