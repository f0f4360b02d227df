'use client';

import { Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { callApi } from '#components/ui/call-api.ts';
import { WebhookForm } from '#components/webhooks/webhook-form.tsx';
import { webhookName } from '#components/webhooks/webhook-host.ts';
import type { WebhookDetail } from '#lib/webhooks/webhook-detail';

/** The dialog that changes where messages go, and which. */
export function ChangeWebhook({ webhook, onClose }: { webhook: WebhookDetail; onClose(): void }) {
  const router = useRouter();
  return (
    <Modal opened onClose={onClose} title={`Change ${webhookName(webhook)}`} size="lg" closeOnClickOutside={false}>
      <WebhookForm
        initial={webhook}
        submitLabel="Save"
        onCancel={onClose}
        onSubmit={async (body) => {
          const changed = await callApi<WebhookDetail>(`/api/v1/webhooks/${webhook.id}`, { method: 'PATCH', body });
          notifications.show({ message: `The webhook ${webhookName(changed)} is changed.` });
          router.refresh();
          onClose();
        }}
      />
    </Modal>
  );
}
