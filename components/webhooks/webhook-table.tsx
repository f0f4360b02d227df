'use client';

import { ActionIcon, Group, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { Confirm } from '#components/ui/confirm.tsx';
import { DataTable } from '#components/ui/data-table.tsx';
import { OnSwitch } from '#components/ui/on-switch.tsx';
import { TextLink } from '#components/ui/text-link.tsx';
import { ChangeWebhook } from '#components/webhooks/change-webhook.tsx';
import { LastDelivery } from '#components/webhooks/last-delivery.tsx';
import { webhookName } from '#components/webhooks/webhook-host.ts';
import { WebhookState } from '#components/webhooks/webhook-state.tsx';
import classes from '#components/webhooks/webhooks.module.css';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

const columns = [
  { label: 'Address' },
  { label: 'Events', minor: true },
  { label: 'Last message' },
  { label: 'On' },
  { label: 'Actions', quiet: true },
];

/** One's webhooks: how they stand, what was sent last, and the switches. */
export function WebhookTable({ webhooks }: { webhooks: readonly WebhookDetail[] }) {
  const router = useRouter();
  const [changing, setChanging] = useState<WebhookDetail | null>(null);
  const [deleting, setDeleting] = useState<WebhookDetail | null>(null);
  const [asking, setAsking] = useState(false);

  async function remove() {
    if (!deleting) return;
    await callApi(`/api/v1/webhooks/${deleting.id}`, { method: 'DELETE' });
    notifications.show({ message: `The webhook ${webhookName(deleting)} is deleted.` });
    router.refresh();
  }
  const ask = (webhook: WebhookDetail) => {
    setDeleting(webhook);
    setAsking(true);
  };
  return (
    <>
      <DataTable
        label="Webhooks"
        columns={columns}
        rows={webhooks.map((webhook) => ({
          id: webhook.id,
          dimmed: !webhook.isEnabled,
          cells: [
            <Address key="address" webhook={webhook} />,
            <EventList key="events" webhook={webhook} />,
            <LastDelivery key="last" webhook={webhook} />,
            <OnSwitch
              key={`on ${webhook.isEnabled}`}
              name={webhookName(webhook)}
              isOn={webhook.isEnabled}
              turn={(isEnabled) => callApi(`/api/v1/webhooks/${webhook.id}`, { method: 'PATCH', body: { isEnabled } })}
            />,
            <Actions key="actions" webhook={webhook} onChange={setChanging} onDelete={ask} />,
          ],
        }))}
      />
      {changing && <ChangeWebhook key={changing.id} webhook={changing} onClose={() => setChanging(null)} />}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${deleting && webhookName(deleting)}?`}
        confirmLabel="Delete webhook"
        onConfirm={remove}
      >
        Nothing is sent there from now on, and the record of what was sent is deleted with it. This cannot be undone.
      </Confirm>
    </>
  );
}

function Address({ webhook }: { webhook: WebhookDetail }) {
  return (
    <span className={classes.address}>
      <TextLink href={`/webhooks/${webhook.id}`}>{webhookName(webhook)}</TextLink>
      <span className={classes.more}>{webhook.url}</span>
      {!webhook.isEnabled && <WebhookState webhook={webhook} />}
    </span>
  );
}

function EventList({ webhook: { events } }: { webhook: WebhookDetail }) {
  return <span className={classes.events}>{events.length > 0 ? events.join(', ') : 'All'}</span>;
}

type ActionProps = {
  webhook: WebhookDetail;
  onChange(webhook: WebhookDetail): void;
  onDelete(webhook: WebhookDetail): void;
};

function Actions({ webhook, onChange, onDelete }: ActionProps) {
  const name = webhookName(webhook);
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      <Tooltip label="Change" position="left">
        <ActionIcon variant="subtle" color="gray" aria-label={`Change ${name}`} onClick={() => onChange(webhook)}>
          <IconPencil size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label="Delete" position="left">
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete ${name}`} onClick={() => onDelete(webhook)}>
          <IconTrash size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
