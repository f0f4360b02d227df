import { Group } from '@mantine/core';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Time } from '#components/ui/time.tsx';
import { RotateSecret } from '#components/webhooks/rotate-secret.tsx';
import { WebhookState } from '#components/webhooks/webhook-state.tsx';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

/** Where messages go, which, and what they are signed with. */
export function WebhookFacts({ webhook }: { webhook: WebhookDetail }) {
  const { id, url, events, previousSecretUntil, createdAt } = webhook;
  return (
    <dl className={classes.facts}>
      <dt>Address</dt>
      <dd>
        <Group gap={4} wrap="nowrap">
          <span className={classes.address}>{url}</span>
          <CopyButton value={url} label="Copy the address" />
        </Group>
      </dd>
      <dt>State</dt>
      <dd>
        <WebhookState webhook={webhook} />
      </dd>
      <dt>Events</dt>
      <dd>{events.length > 0 ? events.join(', ') : 'All'}</dd>
      <dt>Secret</dt>
      <dd>
        <Group gap="sm">
          <RotateSecret id={id} />
          {previousSecretUntil && (
            <span>
              The one before is good until <Time value={previousSecretUntil} show="exact" />.
            </span>
          )}
        </Group>
      </dd>
      <dt>Added</dt>
      <dd>
        <Time value={createdAt} show="exact" />
      </dd>
    </dl>
  );
}
