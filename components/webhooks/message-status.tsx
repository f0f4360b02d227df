import { Status, type StatusTone } from '#components/ui/status.tsx';
import type { WebhookAttempt, WebhookMessage } from '#lib/webhooks/webhook-detail';

type Known = Pick<WebhookMessage, 'status' | 'nextAttemptAt'> & { lastAttempt: WebhookAttempt | null };

/** How it stands with a message, in a word or two. */
export function MessageStatus({ message }: { message: Known }) {
  const { tone, text } = words(message);
  return <Status tone={tone}>{text}</Status>;
}

function words({ status, lastAttempt }: Known): { tone: StatusTone; text: string } {
  if (status === 'delivered') return { tone: 'good', text: 'Delivered' };
  if (status === 'failed') return { tone: 'bad', text: 'Failed' };
  return lastAttempt?.problem ? { tone: 'busy', text: 'Retrying' } : { tone: 'busy', text: 'On its way' };
}

const soonMs = 60_000;

/** Whether a message may arrive while one looks. */
export const isOnItsWay = ({ status, nextAttemptAt }: Known, now: Date) =>
  status === 'pending' && nextAttemptAt !== null && Date.parse(nextAttemptAt) < now.getTime() + soonMs;
