'use client';

import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '#components/ui/call-api.ts';
import { SecretOnce } from '#components/webhooks/secret-once.tsx';
import { WebhookForm } from '#components/webhooks/webhook-form.tsx';
import type { WebhookWithSecret } from '#lib/webhooks/webhook-detail';

/** The button that adds a webhook, and its dialog: first the form, then the secret, once. */
export function CreateWebhook({ label }: { label: string }) {
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const [created, setCreated] = useState<WebhookWithSecret | null>(null);

  const open = () => {
    setCreated(null);
    setOpened(true);
  };
  const close = () => {
    setOpened(false);
    if (created) router.refresh();
  };
  return (
    <>
      <Button leftSection={<IconPlus size={18} />} onClick={open}>
        {label}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size="lg"
        title={created ? 'Copy the secret now' : 'Add a webhook'}
        closeOnClickOutside={false}
        closeOnEscape={!created}
      >
        {created ? (
          <SecretOnce webhook={created} onDone={close} />
        ) : (
          <WebhookForm
            submitLabel="Add webhook"
            onCancel={close}
            onSubmit={async (body) => setCreated(await callApi('/api/v1/webhooks', { method: 'POST', body }))}
          />
        )}
      </Modal>
    </>
  );
}
